import { env } from 'cloudflare:workers';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { calendarAdds, events } from '../database/schema.ts';
import { limits } from '../limits.ts';
import { createApiSite, openingTime } from '../testing/api-clients.ts';
import { instrumentDatabase } from '../testing/instrumented-database.ts';
import { testPictures } from '../testing/pictures.ts';
import { anonymous } from '../users/identity.ts';
import { createCalendarAddService } from './service.ts';

const market = createApiSite();
const bakery = await market.business('olivia-owner', { name: 'Bakery' });
const fair = await market.event('olivia-owner', bakery, { title: 'Fair' });
const pending = await market.event('olivia-owner', bakery, { title: 'Pending' }, false);

const dayMs = 86_400_000;
const { database, costOf } = instrumentDatabase();
let now = openingTime;
const { count } = createCalendarAddService({
	...{ database, pictures: testPictures, log: () => {}, now: () => now },
	identity: async () => anonymous
});

const rows = () =>
	database
		.select({ total: calendarAdds.total, onDay: calendarAdds.onDay })
		.from(calendarAdds)
		.where(eq(calendarAdds.eventId, fair.id));

beforeEach(async () => {
	now = openingTime;
	await env.DB.prepare('DELETE FROM calendar_adds').run();
});

describe('the calendars that an event is added to', () => {
	it('are counted, in one row of the event', async () => {
		await count(fair.slug);
		expect(await rows()).toEqual([{ total: 1, onDay: 1 }]);
		const { rowsWritten, roundTrips } = await costOf(() => count(fair.slug));
		expect([rowsWritten, roundTrips]).toEqual([1, 1]);
		expect(await rows()).toEqual([{ total: 2, onDay: 2 }]);
	});

	it('are counted so often in a day, and beyond that nothing is written', async () => {
		await count(fair.slug);
		const last = limits.calendarAddsPerDay - 1;
		await database.update(calendarAdds).set({ total: last, onDay: last });
		await count(fair.slug);
		const { rowsWritten } = await costOf(() => count(fair.slug));
		expect(rowsWritten).toBe(0);
		expect(await rows()).toEqual([{ total: last + 1, onDay: last + 1 }]);
		now += dayMs;
		await count(fair.slug);
		expect(await rows()).toEqual([{ total: last + 2, onDay: 1 }]);
	});

	it('are counted for nothing that is not public, unknown or over', async () => {
		const endAt = await database
			.select({ endAt: events.endAt })
			.from(events)
			.where(eq(events.id, fair.id));
		now = endAt[0]?.endAt ?? 0;
		for (const slug of [fair.slug, pending.slug, 'unknown']) {
			expect((await costOf(() => count(slug))).rowsWritten, slug).toBe(0);
		}
		expect(await database.select().from(calendarAdds)).toEqual([]);
	});

	it('go with the event', async () => {
		const gone = await market.event('olivia-owner', bakery, { title: 'Gone' });
		await count(gone.slug);
		expect(await database.select().from(calendarAdds)).toHaveLength(1);
		await database.delete(events).where(eq(events.id, gone.id));
		expect(await database.select().from(calendarAdds)).toEqual([]);
	});
});
