import { ports, settings } from './workers.ts';

/** Hands what Popmap answers to the Worker that answers constants. @returns what the cache did */
export async function copyPage(path: string, headers: Record<string, string> = {}) {
	const response = await fetch(settings.APP_ORIGIN + path, { headers });
	const kept = new Headers(response.headers);
	for (const ofConnection of ['connection', 'content-length', 'transfer-encoding']) {
		kept.delete(ofConnection);
	}
	const page = { body: await response.text(), headers: Object.fromEntries(kept) };
	await fetch(`http://localhost:${ports.baseline}${path}`, {
		method: 'PUT',
		body: JSON.stringify(page)
	});
	return kept.get('cache-status');
}
