import { expect } from 'vitest';
import type { Site } from './site.ts';

/** Options of a property test: how long its rounds may take before they count as a hang. */
export const propertyTimeout = { timeout: 10_000 };

/** Sends a request and expects a response that is not a server error. */
export async function expectNo5xx(
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
