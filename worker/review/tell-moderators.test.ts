import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { openDatabase } from '../database/client.ts';
import { runEveryMinute } from '../jobs/every-minute.ts';
import { runEveryNight } from '../jobs/every-night.ts';
import { createApiSite } from '../testing/api-clients.ts';
import { createMailbox } from '../testing/mailbox.ts';
import { testPictures } from '../testing/pictures.ts';
import { readTestTexts } from '../testing/static-files.ts';
import { selectWaiting, waitingFor } from './count-waiting.ts';

const market = createApiSite();
const mailbox = createMailbox();
const { config, publicPages } = market;
const context = {
	...{ database: openDatabase(env.DB), pictures: testPictures, publicPages, config },
	...{ now: () => market.clock.now, log: () => {}, sendMail: mailbox.context.sendMail },
	readTexts: readTestTexts,
	fetch: (request: Request) => market.cognito.fetch(request)
};
const hour = 3600;

/** From one night to the morning after. */
async function night() {
	await runEveryNight(context);
	await runEveryMinute(context);
	market.pass(24 * hour);
	await runEveryMinute(context);
	// The jobs have put the message into the outbox.
	await runEveryMinute(context);
}

const told = () =>
	mailbox.received.filter(({ subject }) => subject === 'Something waits for your decision');
const toldAs = async () =>
	(
		await env.DB.prepare(
			`SELECT users.email, mails.data FROM mails JOIN users ON users.id = person_id WHERE kind = 'review_waiting' ORDER BY mails.id`
		).all<{ email: string; data: string }>()
	).results.map(({ email, data }) => [email, JSON.parse(data)]);

it('tells moderators once a day that something waits, and nobody else', async () => {
	await market.signIn('mona-moderator');
	await market.signIn('anna-attendee');
	await night();
	expect(await toldAs()).toEqual([]);
	const host = await market.business('olivia-owner', { name: 'Bakery' });
	await market.event('olivia-owner', host, {}, false);
	await market.business('olivia-owner', { name: 'Stall' }, false);
	await market.visitor.post(`/api/businesses/${host.id}/reports`, { reason: 'scam' });
	const [orphan, owned] = [
		await market.business('olivia-owner', { name: 'Orphan' }),
		await market.business('olivia-owner', { name: 'Owned' })
	];
	await env.DB.prepare('UPDATE businesses SET owner_id = NULL WHERE id IN (?, ?)')
		.bind(orphan.id, owned.id)
		.run();
	const anna = await market.as('anna-attendee');
	for (const { id } of [orphan, owned]) {
		const said = { text: 'It is mine.' };
		expect((await anna.post(`/api/businesses/${id}/claim`, said)).status).toBe(204);
	}
	// A claim of a business that has an owner by now waits for nobody.
	await env.DB.prepare(
		'UPDATE businesses SET owner_id = (SELECT id FROM users LIMIT 1) WHERE id = ?'
	)
		.bind(owned.id)
		.run();
	await night();
	await runEveryMinute(context);
	const waiting = { slug: '', pending: 2, edits: 0, reports: 1, appeals: 0, claims: 1 };
	expect(await toldAs()).toEqual([['mona-moderator@popmap.test', waiting]]);
	expect(told()).toHaveLength(1);
	expect(told()[0]?.text).toContain('Waiting: 2');
	expect(told()[0]?.text).toContain('Claims: 1');
	await night();
	expect(told()).toHaveLength(2);
});

it('counts what somebody may decide', async () => {
	const [counts] = await selectWaiting(openDatabase(env.DB));
	if (!counts) throw new Error('no counts');
	expect(waitingFor(counts, ['verify']).claims).toBe(1);
	expect(waitingFor(counts, ['review', 'suspend', 'people']).claims).toBe(0);
});

it('tells nothing twice after an outage of the mail service, and loses nothing', async () => {
	const before = told().length;
	mailbox.service.answer = async () => ({ kind: 'failed', code: 'E_DOWN', isOutage: true });
	await night();
	await night();
	expect(told()).toHaveLength(before);
	mailbox.service.answer = async () => ({ kind: 'sent' });
	market.pass(2 * hour);
	await runEveryMinute(context);
	expect(told()).toHaveLength(before + 1);
});

it('tells nobody who does not want it, and nobody who has left the moderators', async () => {
	const mona = await market.signIn('mona-moderator');
	const { id }: { id: string } = await (await mona.visit('/api/auth/me')).json();
	await env.DB.prepare(
		`INSERT INTO unwanted_mail (person_id, kind, created_at) VALUES ('${id}', 'review_waiting', 0)`
	).run();
	const before = told().length;
	await night();
	expect(told()).toHaveLength(before);
	await env.DB.prepare('DELETE FROM unwanted_mail').run();
	await market.cognito.control('person', { person: 'mona-moderator', groups: [] });
	await market.signIn('mona-moderator');
	const listed = (await toldAs()).length;
	await night();
	expect(await toldAs()).toHaveLength(listed);
	await market.cognito.control('person', { person: 'mona-moderator', groups: ['admins'] });
});

it('forgets who has not signed in for a month', async () => {
	await market.signIn('mona-moderator');
	const known = async () => (await env.DB.prepare('SELECT 1 FROM moderators').all()).results.length;
	expect(await known()).toBe(1);
	market.pass(31 * 24 * hour);
	await runEveryNight(context);
	expect(await known()).toBe(0);
});
