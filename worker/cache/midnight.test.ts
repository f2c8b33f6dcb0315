import { describe, expect, it } from 'vitest';
import type { EventFilter } from '../events/types.ts';
import type { PageContext } from '../page-context.ts';
import { createSite } from '../testing/site.ts';

/** A site whose pages list the events of a filter. */
function openSite(filter: EventFilter, list: 'list' | 'map', at: string) {
	const renderPage = async (_: Request, { events }: PageContext) => {
		await events[list](filter);
		return new Response('A page', { headers: { 'content-type': 'text/html' } });
	};
	const site = createSite({ dependencies: { renderPage } });
	site.clock.now = Date.parse(at);
	const statusAfter = async (seconds: number) => {
		site.pass(seconds);
		return (await site.browse().visit('/in/berlin')).headers.get('cache-status');
	};
	return statusAfter;
}

const days = (['today', 'tomorrow', 'weekend'] as const).map((kind) => ({ kind }));

describe('a cached page', () => {
	it.each(days)('of a town about $kind ends at midnight of the town', async (when) => {
		const filter = { when, timeZone: 'Europe/Berlin' };
		for (const list of ['list', 'map'] as const) {
			const statusAfter = openSite(filter, list, '2027-03-05T23:59:30+01:00');
			expect(await statusAfter(0)).toBe('popmap; fwd=uri-miss');
			expect(await statusAfter(29)).toBe('popmap; hit');
			expect(await statusAfter(1)).toBe('popmap; fwd=stale');
			expect(await statusAfter(59)).toBe('popmap; hit');
		}
	});

	it('about today everywhere ends when it is midnight anywhere', async () => {
		const statusAfter = openSite({ when: days[0] }, 'list', '2027-03-05T18:14:50Z');
		expect(await statusAfter(0)).toBe('popmap; fwd=uri-miss');
		expect(await statusAfter(9)).toBe('popmap; hit');
		expect(await statusAfter(1)).toBe('popmap; fwd=stale');
	});

	it('about dates stays the same', async () => {
		const when = { kind: 'dates', first: 20_881, last: 20_882 } as const;
		const filter = { when, timeZone: 'Europe/Berlin' };
		const statusAfter = openSite(filter, 'list', '2027-03-05T23:59:30+01:00');
		await statusAfter(0);
		expect(await statusAfter(59)).toBe('popmap; hit');
	});
});
