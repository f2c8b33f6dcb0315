import { expect, it } from 'vitest';
import { createApiSite } from '../testing/api-clients.ts';
import type { Json } from '../testing/api-clients.ts';

const market = createApiSite();
const moderator = await market.as('mona-moderator');

/** The names in the queue, page by page. */
async function pagesOf(limit: number): Promise<string[][]> {
	const pages: string[][] = [];
	const nameOf = ({ kind, business, event }: Json) =>
		kind === 'business' ? business.name : event.title;
	for (let cursor = ''; ;) {
		const { body } = await moderator.get(`/api/review?limit=${limit}&cursor=${cursor}`);
		pages.push(body.items.map(nameOf));
		if (body.next_cursor === null) return pages;
		cursor = body.next_cursor;
	}
}

it('lists a business and an event that share their time and id', async () => {
	const first = await market.business('olivia-owner', { name: 'First' }, false);
	const event = await market.event('olivia-owner', first, { title: 'Its event' }, false);
	expect(event.id).toBe(first.id);
	market.pass(60);
	const second = await market.business('olivia-owner', { name: 'Second' }, false);
	market.pass(60);
	await market.event('olivia-owner', second, { title: 'Last' }, false);
	const inOrder = ['First', 'Its event', 'Second', 'Last'];
	expect(await pagesOf(1)).toEqual(inOrder.map((name) => [name]));
	expect(await pagesOf(3)).toEqual([inOrder.slice(0, 3), inOrder.slice(3)]);
	expect(await pagesOf(4)).toEqual([inOrder]);
});

it('rejects a cursor that it did not issue', async () => {
	for (const cursor of ['x', 'review_1_1', 'events_0_0_1']) {
		const { body, status } = await moderator.get(`/api/review?cursor=${cursor}`);
		expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid_cursor' });
	}
});
