import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../test/browser/browser.ts';
import { openDatabase } from '../database/client.ts';
import { knownDevices, mails } from '../database/schema.ts';
import { createSite } from '../testing/site.ts';

const database = openDatabase(env.DB);
const site = createSite();

const reported = async () => await database.select().from(mails);

const deviceOf = (browser: Browser) => browser.cookies.get('popmap_device')?.value ?? '';

/** A browser that was used before: it has this number, and no session. */
function browserOf(device: string): Browser {
	const browser = site.browse();
	browser.cookies.set('popmap_device', { value: device, attributes: 'Path=/' });
	return browser;
}

beforeEach(async () => {
	await database.delete(mails);
	await database.delete(knownDevices);
});

describe('a sign-in', () => {
	it('with the first browser of a person is not reported', async () => {
		await site.signIn('anna-attendee');
		expect(await reported()).toEqual([]);
	});

	it('with another browser is reported to the person, with when, how and from where', async () => {
		await site.signIn('anna-attendee');
		await site.signIn('anna-attendee');
		expect(await reported()).toEqual([
			expect.objectContaining({
				kind: 'new_device',
				state: 'waiting',
				data: { at: site.clock.now, device: 'Unknown device', country: null, provider: 'Cognito' }
			})
		]);
	});

	it('with a browser that the person has used before is not reported', async () => {
		const browser = await site.signIn('anna-attendee');
		await browser.visit('/auth/logout', { form: {} });
		await site.signIn('anna-attendee', browserOf(deviceOf(browser)));
		expect(await reported()).toEqual([]);
	});

	it('of another person in the same browser is reported to that person alone', async () => {
		await site.signIn('emil-owner');
		const anna = await site.signIn('anna-attendee');
		const emil = await site.signIn('emil-owner', browserOf(deviceOf(anna)));
		const me: unknown = await (await emil.visit('/api/auth/me')).json();
		const mails = await reported();
		expect(mails).toHaveLength(1);
		expect(me).toMatchObject({ id: mails[0]?.personId });
	});

	it('keeps a hash of the number in the cookie, and nothing by which to find the browser', async () => {
		const browser = await site.signIn('anna-attendee');
		const device = deviceOf(browser);
		expect(device).toMatch(/^[\w-]{22}$/);
		expect(JSON.stringify(await database.select().from(knownDevices))).not.toContain(device);
	});

	it('replaces a cookie that is not one of ours', async () => {
		const browser = await site.signIn('anna-attendee', browserOf('x'.repeat(2_000)));
		expect(deviceOf(browser)).toMatch(/^[\w-]{22}$/);
	});

	it('forgets the browsers beyond fifty that were used least recently', async () => {
		await site.signIn('anna-attendee');
		const [first] = await database.select().from(knownDevices);
		if (!first) throw new TypeError('The sign-in has recorded its browser');
		const rows = Array.from({ length: 60 }, (_, index) => ({
			...first,
			deviceHash: `old-${index}`,
			lastSeenAt: index
		}));
		for (const row of rows) await database.insert(knownDevices).values(row);
		await site.signIn('anna-attendee');
		const left = await database.select().from(knownDevices);
		expect(left).toHaveLength(50);
		expect(left.map(({ deviceHash }) => deviceHash)).not.toContain('old-0');
	});
});
