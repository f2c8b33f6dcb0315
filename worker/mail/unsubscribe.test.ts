import { env } from 'cloudflare:workers';
import { desc, eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../database/client.ts';
import { mails, unwantedMail } from '../database/schema.ts';
import { runEveryMinute } from '../jobs/every-minute.ts';
import { createApiSite } from '../testing/api-clients.ts';
import { createMailbox } from '../testing/mailbox.ts';

const database = openDatabase(env.DB);
const market = createApiSite();
const mailbox = createMailbox(market.clock.now);

/** Runs the cron until every message is sent. */
async function sendAll(): Promise<void> {
	for (let minute = 0; minute < 2; minute++) {
		const { cognito, config, publicPages } = market;
		const fetch = (request: Request) => cognito.fetch(request);
		await runEveryMinute({ ...mailbox.context, config, fetch, publicPages });
	}
}

/** Emil's business joins an event of Olivia, who cancels it. @returns the path of the link in the message */
async function cancelledEvent(title: string): Promise<string> {
	const bakery = await market.business('olivia-owner', { name: 'Bakery' });
	const studio = await market.business('emil-owner', { name: 'Studio' });
	const event = await market.event('olivia-owner', bakery, { title });
	const guest = await market.as('emil-owner');
	await guest.post(`/api/events/${event.id}/join`, { business_id: studio.id });
	const host = await market.as('olivia-owner');
	await host.post(`/api/events/${event.id}/cancel`);
	await sendAll();
	const message = mailbox.received.find(({ subject }) => subject.includes(title));
	return new URL(message?.unsubscribeUrl ?? 'https://no.message').pathname;
}

const unwanted = async () => await database.select().from(unwantedMail);

/** As a mail program sends it: without cookies, and without saying where it comes from. */
const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
	market.app.fetch(
		new Request(market.config.origin + path, { method: 'POST', body, headers, redirect: 'manual' })
	);
const oneClick = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
const multipart = () => {
	const form = new FormData();
	form.set('List-Unsubscribe', 'One-Click');
	return form;
};

let link = '';
beforeAll(async () => {
	link = await cancelledEvent('Night market');
});
beforeEach(async () => {
	await database.delete(unwantedMail);
});

describe('a cancelled event', () => {
	it('is announced to the owners of the businesses that joined, and to nobody else', () => {
		const about = mailbox.received.filter(({ subject }) => subject === 'Cancelled: Night market');
		expect(about.map(({ to }) => to)).toEqual(['emil-owner@popmap.test']);
		expect(about[0]?.text).toContain('When: Saturday, 6 March 2027 at 10:00');
	});

	it('is not announced if it was never public', async () => {
		const bakery = await market.business('olivia-owner', { name: 'Bakery' });
		const event = await market.event('olivia-owner', bakery, { title: 'Unseen' }, false);
		const host = await market.as('olivia-owner');
		await host.post(`/api/events/${event.id}/cancel`);
		await sendAll();
		expect(mailbox.received.map(({ subject }) => subject)).not.toContain('Cancelled: Unseen');
	});
});

describe('one-click unsubscription', () => {
	it.each([
		['a form', () => oneClick],
		['a multipart form', multipart]
	])('with %s works without cookies and without a redirect', async (_, body) => {
		const response = await post(link, body());
		expect(response.status).toBe(204);
		expect(await unwanted()).toMatchObject([{ kind: 'event_cancelled' }]);
	});

	it('works twice', async () => {
		await post(link, oneClick);
		expect((await post(link, oneClick)).status).toBe(204);
		expect(await unwanted()).toHaveLength(1);
	});

	it('stops the next message of this kind, and no other person’s', async () => {
		await post(link, oneClick);
		const before = mailbox.received.length;
		await cancelledEvent('Day market');
		const subjects = mailbox.received.slice(before).map(({ subject }) => subject);
		expect(subjects).not.toContain('Cancelled: Day market');
		const [last] = await database
			.select({ state: mails.state })
			.from(mails)
			.where(eq(mails.kind, 'event_cancelled'))
			.orderBy(desc(mails.id))
			.limit(1);
		expect(last).toEqual({ state: 'unwanted' });
	});

	it.each([
		'/unsubscribe/AAAAAAAAAAAAAAAAAAAAAA',
		'/unsubscribe/x',
		`/unsubscribe/${'x'.repeat(2_000)}`
	])('with an unknown link changes nothing: %#', async (path) => {
		const response = await post(path, oneClick);
		expect(response.status).toBe(404);
		expect(await unwanted()).toEqual([]);
	});

	it('is the only write that other sites can cause, and only here', async () => {
		const crossSite = { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' };
		expect((await post(link, oneClick, crossSite)).status).toBe(204);
		for (const path of ['/account/mail', `${link}/more`, '/unsubscribe', '/auth/logout']) {
			expect((await post(path, oneClick, crossSite)).status).toBe(403);
		}
	});
});

describe('the page behind the link', () => {
	it('changes nothing when it is opened, as mail scanners do', async () => {
		const response = await market.visitor.get(link);
		expect(response.status).toBe(200);
		expect(await unwanted()).toEqual([]);
	});

	it('sends its own address to nobody', async () => {
		const { headers } = await market.visitor.get(link);
		expect(headers.get('referrer-policy')).toBe('no-referrer');
		expect(headers.get('cache-control')).toBe('private, no-store');
	});

	it('turns the messages off, on again, and shows itself', async () => {
		const browser = market.browse();
		for (const [wanted, left] of [
			['no', 1],
			['yes', 0]
		] as const) {
			const response = await browser.visit(link, { form: { wanted } });
			expect(response.status).toBe(303);
			expect(response.headers.get('location')).toBe(link);
			expect(await unwanted()).toHaveLength(left);
		}
	});
});
