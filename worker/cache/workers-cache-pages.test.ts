import { describe, expect, it } from 'vitest';
import { WorkersCachePages } from './workers-cache-pages.ts';

describe('public pages in Workers Caching', () => {
	it('are asked for by their key, with a request that has nothing of the visitor’s', async () => {
		const asked: { request: Request; init: RequestInit<RequestInitCfProperties> | undefined }[] =
			[];
		const pages = new WorkersCachePages(() => ({
			fetch: async (request, init) => {
				asked.push({ request, init });
				return new Response('a page', { headers: { 'cf-cache-status': 'HIT' } });
			},
			purge: async () => true
		}));
		await pages.get('/?q=jam', 'https://popmap.test/?q=jam');
		const [{ request, init } = { request: null, init: null }] = asked;
		expect(request?.url).toBe('https://popmap.test/?q=jam');
		expect([...(request?.headers ?? [])]).toEqual([]);
		expect(init).toEqual({ cf: { cacheKey: '/?q=jam' } });
	});

	it('are purged by their own entrypoint, within the limit of five calls a minute', async () => {
		const purged: string[][] = [];
		const pages = new WorkersCachePages(() => ({
			fetch: async () => new Response(),
			purge: async (tags) => purged.push(tags) > 1
		}));
		expect(await pages.purge(['event-1'])).toBe(false);
		expect(await pages.purge(['event-1', 'business-2'])).toBe(true);
		expect(purged).toEqual([['event-1'], ['event-1', 'business-2']]);
		expect(60_000 / pages.purgeIntervalMs).toBeLessThanOrEqual(5);
	});
});
