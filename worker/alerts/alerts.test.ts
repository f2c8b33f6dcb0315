import { readTestTexts } from '../testing/static-files.ts';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../database/client.ts';
import { mails } from '../database/schema.ts';
import { sendDueMail } from '../mail/send-due.ts';
import type { LogFields } from '../observability/log.ts';
import { instrumentDatabase } from '../testing/instrumented-database.ts';
import { testPictures } from '../testing/pictures.ts';
import { alarms } from './bounds.ts';
import type { AlarmName } from './bounds.ts';
import { checkAlerts } from './check-alerts.ts';
import { countForAlerts } from './count-for-alerts.ts';

const origin = 'https://popmap.test';
const alertWebhook = 'https://hooks.example/services/secret';
const nine = Date.UTC(2027, 2, 1, 9);
let time = nine;
const now = () => time;

let logged: string[] = [];
let sent: string[] = [];
let webhookStatus = 200;
let pending: Promise<unknown>[] = [];

const operator = {
	name: 'Popmap',
	address: null,
	contactEmail: 'ops@popmap.test',
	securityContact: null
};

const context = (database = openDatabase(env.DB), webhook: string | null = alertWebhook) => ({
	database,
	now,
	config: { origin, alertWebhook: webhook, operator },
	log: (event: string, fields: LogFields = {}) =>
		void logged.push(`${event} ${String(fields['reason'] ?? fields['status'])}`),
	async fetch(request: Request) {
		sent.push(`${request.method} ${request.url} ${await request.text()}`);
		return new Response(null, { status: webhookStatus });
	}
});

const counter = (database = openDatabase(env.DB)) =>
	countForAlerts({
		log: () => {},
		openDatabase: () => database,
		now,
		waitUntil: (work) => void pending.push(work),
		wait: async () => {}
	});
const settle = async () => void (await Promise.all(pending.splice(0)));
const counts = async () =>
	(await env.DB.prepare('SELECT name, count FROM alert_counts ORDER BY name').all()).results;

/** An event that counts for each alarm. */
const examples: Record<AlarmName, [event: string, fields: LogFields]> = {
	sign_in_failures: ['sign_in_failed', { reason: 'cognito_unavailable' }],
	server_errors: ['request', { status: 503 }],
	purge_failures: ['page_purge_failed', { reason: 'refused' }]
};

async function count(name: AlarmName, times: number) {
	const log = counter();
	for (let time = 0; time < times; time++) log(...examples[name]);
	await settle();
}

beforeEach(async () => {
	await env.DB.batch(
		['alert_counts', 'mails'].map((table) => env.DB.prepare(`DELETE FROM ${table}`))
	);
	time = nine;
	[logged, sent, pending] = [[], [], []];
	webhookStatus = 200;
});

const names = ['sign_in_failures', 'server_errors', 'purge_failures'] as const;

describe('an alert', () => {
	it.each(names)('is sent when %s exceed their bound', async (name) => {
		const { bound, description } = alarms[name];
		await count(name, bound + 1);
		await checkAlerts(context());
		const text = `${origin}: ${bound + 1} ${description}. Since 2027-03-01T09:00:00.000Z.`;
		expect(sent).toEqual([`POST ${alertWebhook} ${JSON.stringify({ text })}`]);
		expect(await counts()).toEqual([]);
	});

	it.each(names)(
		'is not sent while %s do not exceed it, and counting starts again',
		async (name) => {
			await count(name, alarms[name].bound);
			await checkAlerts(context());
			expect(sent).toEqual([]);
			expect(await counts()).toEqual([]);
		}
	);

	it('is sent when the database does not answer', async () => {
		const instrumented = instrumentDatabase();
		instrumented.fail();
		await checkAlerts(context(instrumented.database));
		expect(sent).toEqual([expect.stringContaining('The database does not answer')]);
	});

	it('is sent with the next check if the webhook failed', async () => {
		await count('server_errors', 11);
		webhookStatus = 500;
		await checkAlerts(context());
		expect(logged).toContain('alert_failed 500');
		await count('server_errors', 1);
		webhookStatus = 200;
		await checkAlerts(context());
		expect(sent.at(-1)).toContain('12 responses');
		expect(await counts()).toEqual([]);
	});

	it('is only logged without a webhook', async () => {
		await count('server_errors', 11);
		await checkAlerts(context(undefined, null));
		expect(sent).toEqual([]);
		expect(logged).toEqual([expect.stringMatching(/^alert 11 responses/)]);
	});
});

describe('an alert by mail', () => {
	const mailed = async () => {
		const rows = await openDatabase(env.DB).select().from(mails);
		return rows.map(({ kind, data, address, personId }) => ({ kind, data, address, personId }));
	};
	const alertOf = (title: string, ...lines: string[]) => ({
		kind: 'alert',
		data: { title, lines },
		address: null,
		personId: null
	});

	it('goes to the operator, with what the webhook gets', async () => {
		await count('server_errors', 11);
		await count('purge_failures', 4);
		await checkAlerts(context());
		expect(sent).toHaveLength(1);
		expect(await mailed()).toEqual([
			alertOf(
				'errors on the site, pages are not purged',
				'11 responses had a status of 500 or more.',
				'4 purges of cached pages were refused.',
				'Since 2027-03-01T09:00:00.000Z.'
			)
		]);
	});

	it('is not sent while nothing exceeds its bound, and without an address', async () => {
		await count('server_errors', 10);
		await checkAlerts(context());
		await count('server_errors', 11);
		const { config, ...rest } = context();
		const nobody = { ...operator, contactEmail: null };
		await checkAlerts({ ...rest, config: { ...config, operator: nobody } });
		expect(await mailed()).toEqual([]);
	});

	it('is one for an alarm that goes on, also while the webhook fails, and one more an hour later', async () => {
		webhookStatus = 500;
		for (let check = 0; check < 12; check++, time += 300_000) {
			await count('server_errors', 11);
			await checkAlerts(context());
		}
		expect(sent).toHaveLength(12);
		expect(await mailed()).toHaveLength(1);
		await checkAlerts(context());
		expect(await mailed()).toHaveLength(2);
	});

	it('is not delayed by another alarm', async () => {
		await count('server_errors', 11);
		await checkAlerts(context());
		await count('sign_in_failures', 11);
		await checkAlerts(context());
		expect((await mailed()).map(({ data }) => data)).toMatchObject([
			{ title: 'errors on the site' },
			{ title: 'sign-ins fail' }
		]);
	});

	it('does not cause another one when mail itself fails', async () => {
		await count('server_errors', 11);
		await checkAlerts(context());
		const sendMail = async () => ({ kind: 'failed', code: 'E_DOWN', isOutage: true }) as const;
		const log = counter();
		for (let minute = 0; minute < 60; minute++, time += 60_000) {
			await sendDueMail({
				...context(),
				pictures: testPictures,
				readTexts: readTestTexts,
				log,
				sendMail
			});
			if (minute % 5 === 0) await checkAlerts({ ...context(), log });
		}
		await settle();
		expect(await counts()).toEqual([]);
		expect(await mailed()).toHaveLength(1);
	});

	it('does not keep the webhook from getting it when the outbox fails', async () => {
		await count('server_errors', 11);
		await env.DB.prepare('ALTER TABLE mails RENAME TO mails_gone').run();
		await checkAlerts(context());
		await env.DB.prepare('ALTER TABLE mails_gone RENAME TO mails').run();
		expect(sent).toHaveLength(1);
		expect(logged).toContainEqual(expect.stringMatching(/^alert_failed /));
	});
});

describe('counting for alerts', () => {
	it.each([
		['sign_in_failed', { reason: 'declined' }],
		['sign_in_failed', { reason: 'not_pending' }],
		['mail_failed', { reason: 'E_DOWN' }],
		['request', { status: 404 }],
		['request', { status: 200 }],
		['signed_in', {}]
	])('leaves out what is no fault of the site: %s %j', async (event, fields) => {
		counter()(event, fields);
		await settle();
		expect(await counts()).toEqual([]);
	});

	it('writes once for many events, and only after the response', async () => {
		const { database, count: trips } = instrumentDatabase();
		const log = counter(database);
		const written = await trips(async () => {
			for (let time = 0; time < 1_000; time++) log(...examples.server_errors);
			log(...examples.purge_failures);
			expect(await counts()).toEqual([]);
			await settle();
		});
		expect(written).toBe(1);
		expect(await counts()).toEqual([
			{ name: 'purge_failures', count: 1 },
			{ name: 'server_errors', count: 1_000 }
		]);
	});

	it('adds what could not be written to the next write', async () => {
		const { database, fail, recover } = instrumentDatabase();
		const log = counter(database);
		fail();
		log(...examples.server_errors);
		await settle();
		recover();
		log(...examples.server_errors);
		await settle();
		expect(await counts()).toEqual([{ name: 'server_errors', count: 2 }]);
	});
});
