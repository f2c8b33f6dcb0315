import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { limits } from './limits.ts';
import { createAttacker, shapes } from './testing/attacks.ts';
import { testPictures } from './testing/pictures.ts';
import { hostileTexts } from './testing/hostile-texts.ts';

const attacker = createAttacker(env.DB, testPictures, Date.UTC(2027, 2, 1, 9));

/** Bytes stored per byte sent, indexes included, for bodies of 10 kB and more. */
const maxStored = 8;
/** Sizes are whole pages, of which a few bodies would seem to take too many. */
const times = 8;

describe.each(Object.entries(hostileTexts))('with %s in every field', (name, text) => {
	it('a registration stores at most eight bytes per byte sent', async () => {
		const { sent, stored, requests } = await attacker.register(name, text);
		expect(sent / requests).toBeGreaterThan(10_000);
		expect(stored / sent).toBeLessThanOrEqual(maxStored);
	});

	it.each(shapes)(
		'an approved announcement of $shape stores at most eight bytes per byte sent',
		async (shape) => {
			const { sent, stored, requests } = await attacker.announce(name, text, shape, times, true);
			expect(sent / requests).toBeGreaterThan(10_000);
			expect(stored / sent).toBeLessThanOrEqual(maxStored);
		}
	);
});

describe('one account', () => {
	const text = hostileTexts['as many words as count'] ?? (() => '');

	it('stores no more with the thousandth change of an event than with the first', async () => {
		await attacker.edit('warm up', text, 3);
		const { sent, stored } = await attacker.edit('again and again', text, 12);
		// One text with its words, and half-filled pages.
		expect(stored).toBeLessThan(0.6 * sent);
	});

	it('writes nothing beyond the announcements that may wait', async () => {
		const { owner, businessId } = await attacker.newHost();
		const announce = () =>
			owner.events.create(attacker.announcement(businessId, text, { days: 1, dates: 1 }));
		for (let sent = 0; sent < limits.pendingAnnouncements; sent++) {
			expect(await announce()).toHaveProperty('kind', 'ok');
		}
		const [refused, cost] = await attacker.costOf(announce);
		expect(refused).toMatchObject({
			kind: 'error',
			problem: { status: 422, code: 'limit_reached' }
		});
		expect(cost).toBe(0);
	});

	it('announces no more by withdrawing what it has announced', async () => {
		const { owner, businessId } = await attacker.newHost();
		const announce = () =>
			owner.events.create(attacker.announcement(businessId, text, { days: 1, dates: 1 }));
		for (let sent = 0; sent < limits.pendingAnnouncements; sent++) {
			const created = await announce();
			if (created.kind !== 'ok') throw new Error(JSON.stringify(created));
			await owner.events.cancel(created.value[0]?.slug ?? '');
		}
		expect(await announce()).toMatchObject({ kind: 'error', problem: { code: 'limit_reached' } });
	});

	it('writes nothing beyond the businesses that may wait', async () => {
		const person = await attacker.newPerson();
		const register = () => person.businesses.create(attacker.registration(text));
		for (let sent = 0; sent < limits.unverifiedBusinesses; sent++) {
			expect(await register()).toHaveProperty('kind', 'ok');
		}
		const [refused, cost] = await attacker.costOf(register);
		expect(refused).toMatchObject({
			kind: 'error',
			problem: { status: 422, code: 'limit_reached' }
		});
		expect(cost).toBe(0);
	});
});
