import { expect, it } from 'vitest';
import { env } from 'cloudflare:workers';
import { createServices } from '../app-context.ts';
import { openDatabase } from '../database/client.ts';
import { createApiSite } from '../testing/api-clients.ts';
import { testPictures } from '../testing/pictures.ts';
import { anonymous } from '../users/identity.ts';
import type { FeedFilter } from './types.ts';

const market = createApiSite();
const bakery = await market.business('olivia-owner', { name: 'Bakery' });
const studio = await market.business('otto-other-owner', { name: 'Studio' });
const olivia = await market.as('olivia-owner');

const berlin = { latitude: 52.52, longitude: 13.41 };
const announce = (title: string, input: object = {}, isApproved = true) =>
	market.event('olivia-owner', bakery, { title, ...input }, isApproved);
const cancel = ({ id }: { id: number }) => olivia.post(`/api/events/${id}/cancel`);

async function titlesIn(filter: FeedFilter): Promise<string[]> {
	const { events } = createServices({
		database: openDatabase(env.DB),
		pictures: testPictures,
		identity: async () => anonymous,
		now: () => market.clock.now,
		log: () => {}
	});
	const found = await events.feed(filter);
	if (found.kind !== 'ok') throw new Error(found.kind);
	return found.value.map(({ title, status }) => `${title} ${status}`);
}

const kept = await announce('Kept', { ...berlin, categories: ['music'] });
const off = await announce('Off', { ...berlin, categories: ['music'] });
await (
	await market.as('otto-other-owner')
).post(`/api/events/${off.id}/join`, {
	business_id: studio.id
});
await cancel(off);
await cancel(await announce('Never public', {}, false));
const elsewhere = { latitude: 48.85, longitude: 2.35 };
await cancel(await announce('Elsewhere', { ...elsewhere, categories: ['pets'] }));

it('has the events of its list, and those that were cancelled after they were public', async () => {
	const all = ['Kept approved', 'Off cancelled'];
	expect(await titlesIn({})).toEqual([...all, 'Elsewhere cancelled']);
	expect(await titlesIn({ category: 'music' })).toEqual(all);
	expect(await titlesIn({ near: { ...berlin, radiusKm: 25 } })).toEqual(all);
	expect(await titlesIn({ business: bakery.slug })).toHaveLength(3);
	expect(await titlesIn({ business: String(studio.id) })).toEqual(['Off cancelled']);
	expect(await titlesIn({ category: 'unknown' })).toEqual([]);
});

it('has neither once they are over', async () => {
	market.clock.now = Date.parse(kept.end_at);
	expect(await titlesIn({})).toEqual([]);
});
