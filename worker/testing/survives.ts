import { expect } from 'vitest';
import type { Site } from './site.ts';

/** How long one round of hostile requests may take before it counts as a hang, in milliseconds. */
export const patience = { timeout: 10_000 };

/** One request of anything; the answer must come, and must not be a failure of ours. */
export async function survives(
	{ app, config }: Pick<Site, 'app' | 'config'>,
	path: string,
	init: RequestInit = {}
): Promise<Response> {
	const response = await app.fetch(
		new Request(config.origin + path, { redirect: 'manual', ...init })
	);
	expect(response.status, `${init.method ?? 'GET'} ${path.slice(0, 300)}`).toBeLessThan(500);
	return response;
}
