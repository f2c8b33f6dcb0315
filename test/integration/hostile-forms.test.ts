import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anEventInput } from '../../worker/testing/an-event.ts';
import { pageBrowser } from './page-browser.ts';
import type { Site } from './site.ts';
import { startProcesses } from './worker-processes.ts';
import type { Processes } from './worker-processes.ts';

let processes: Processes;
let site: Site;
/** What the paths of forms are about. */
const slugs = { bakery: '', fair: '' };
const slugIn = ({ location }: { location: string | null }) => location?.split('/').at(-1) ?? '';
/** Cookie headers of the people who may do most with these forms, and of a visitor. */
const cookies: string[] = [''];

beforeAll(async () => {
	processes = await startProcesses({ names: ['one'] });
	site = processes.site;
	for (const person of ['emil-owner', 'otto-other-owner', 'mona-moderator']) {
		const session = await site.signIn({}, person);
		cookies.push(`popmap_session=${session}`);
		if (person !== 'emil-owner') continue;
		const owner = pageBrowser(
			() => site,
			() => session
		);
		const bakery = { name: 'Bakery', submission_id: 'form-bakery' };
		const fair = { ...valid, business_id: '1', submission_id: 'form-fair' };
		slugs.bakery = slugIn(await owner.send('/businesses/new', bakery));
		slugs.fair = slugIn(await owner.send('/events/new', fair));
		await owner.send('/events/new', { ...fair, draft: '1' });
		valid['slug'] = slugs.bakery;
	}
});
afterAll(async () => processes?.[Symbol.asyncDispose]());

const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
/** Fields that are valid in every form that has them. */
const valid: Record<string, string> = {
	...anEventInput(day),
	name: 'Stall',
	title: 'Fair',
	business_id: '1'
};

/** Every page with a form, its actions, and some that have none. */
const forms = [
	'/businesses/new',
	'/businesses/:bakery/edit',
	'/businesses/:bakery/delete',
	'/businesses/:bakery/join?/join',
	'/businesses/:bakery/join?/leave',
	'/events/:fair/join?/join',
	'/events/:fair/requests?/accept',
	'/events/:fair/requests?/decline',
	'/events/:fair/requests?/remove',
	'/businesses/:bakery?/nothing',
	'/businesses/new?/default',
	'/businesses/:bakery/join?/default&/join',
	'/events/new',
	'/events/:fair/edit',
	'/drafts/1',
	'/drafts/1/delete',
	'/drafts/1/pictures?/cover',
	'/drafts/1/pictures?/remove-gallery',
	'/businesses/:bakery/pictures?/cover',
	'/businesses/:bakery/pictures?/remove-logo',
	'/events/:fair/pictures?/cover',
	'/events/:fair/pictures?/gallery',
	'/businesses/:bakery/pictures?/remove-gallery',
	'/account/sessions?/end',
	'/account/mail',
	'/account/notifications?/read',
	'/saved?/save',
	'/saved?/remove',
	'/saved?/calendar',
	'/saved?/endCalendar',
	'/unsubscribe/unknown',
	'/review?/verify',
	'/review?/approve',
	'/review?/reject',
	'/review?/decline',
	'/review?/suspend',
	'/review?/restore',
	'/review/reports?/dismiss',
	'/report?event=:fair',
	'/report?business=:bakery',
	'/people/somebody?/signOut',
	'/people/somebody?/suspend',
	'/people/somebody?/restore',
	'/review/search',
	'/review/edits?/seen',
	'/suspended',
	'/login'
];

const text = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 60 }).map((any) => any.toWellFormed()),
	fc.constantFrom(
		'',
		'1',
		'-1',
		'1e999',
		'NaN',
		'27',
		'2027-03-28T02:30',
		'food-drink',
		'x'.repeat(6000)
	)
);
const names = [
	...Object.keys(valid),
	'description',
	'address',
	'latitude',
	'longitude',
	'categories',
	'repeat_every',
	'repeat_times',
	'repeat_except',
	'version',
	'dates',
	'draft',
	'then',
	'times_before',
	'website',
	'instagram_url',
	'contact_email',
	'contact_phone',
	'reason',
	'submission_id',
	'event',
	'id',
	'__proto__',
	'constructor',
	'toString',
	''
];
/** A few odd fields, some of them twice, and half of the time valid ones as well. */
const fields = fc
	.array(fc.tuple(fc.oneof(fc.constantFrom(...names), text), text), { maxLength: 6 })
	.chain((odd) =>
		fc.boolean().map((isNearlyValid) => [...(isNearlyValid ? Object.entries(valid) : []), ...odd])
	);

interface Sent {
	type: string;
	body: string;
}
const urlEncoded = fields.map((pairs): Sent => {
	const body = new URLSearchParams(pairs).toString();
	return { type: 'application/x-www-form-urlencoded', body };
});
/** Multipart bodies, with or without files; names and values may break out of their part. */
const multipart = fc.tuple(fields, fc.boolean()).map(([pairs, hasFiles]): Sent => {
	const file = hasFiles ? '; filename="x.txt"\r\nContent-Type: text/plain' : '';
	const parts = pairs.map(
		([name, value]) =>
			`--edge\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`
	);
	return { type: 'multipart/form-data; boundary=edge', body: `${parts.join('')}--edge--\r\n` };
});
/** Bodies that do not match their content type. */
const nonsense = fc.record({
	type: fc.constantFrom(
		'application/x-www-form-urlencoded',
		'application/x-www-form-urlencoded; charset=utf-7',
		'multipart/form-data; boundary=edge',
		'multipart/form-data',
		'text/plain',
		'image/png',
		''
	),
	body: fc.oneof(text, fc.string({ unit: fc.constantFrom(...'%&=+;-edge\r\n\0'), maxLength: 80 }))
});

/** Posts a body as a browser would from one of our own pages. */
async function send(path: string, cookie: string, { type, body }: Sent) {
	const { bakery, fair } = slugs;
	const url = path.replace(':bakery', bakery).replace(':fair', fair);
	const response = await site.visit('one', url, {
		method: 'POST',
		headers: {
			accept: 'text/html',
			'sec-fetch-site': 'same-origin',
			cookie,
			origin: site.settings['APP_ORIGIN'] ?? '',
			...(type && { 'content-type': type })
		},
		body
	});
	return { status: response.status, text: await response.text() };
}

describe('a hostile form', () => {
	it('causes no server error', async () => {
		let round = 0;
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...forms),
				fc.oneof(urlEncoded, multipart, nonsense),
				async (path, sent) => {
					// People take turns, because each may send only two forms a second.
					const cookie = cookies[round++ % cookies.length] ?? '';
					const { status, text } = await send(path, cookie, sent);
					expect(status, text).toBeLessThan(500);
					expect(status).not.toBe(429);
				}
			),
			{ numRuns: 200 }
		);
	});

	it.each([
		'multipart/form-data',
		'multipart/form-data; boundary=other',
		'multipart/form-data; boundary=edge',
		'text/plain'
	])('of another content type is rejected before a page reads it: %s', async (type) => {
		const nameless = '--edge\r\nContent-Disposition: form-data; name=""\r\n\r\n\r\n--edge--\r\n';
		for (const path of ['/businesses/new', '/review?/approve', '/account/sessions?/end']) {
			for (const cookie of cookies) {
				const { status, text } = await send(path, cookie, { type, body: nameless });
				expect(status, path).toBe(415);
				expect(text).toContain("We can't read this form");
			}
		}
	});
});

describe('a form action that no page has', () => {
	it.each([
		...[
			'/events/new?/default',
			'/businesses/:bakery?/default',
			'/review?/nothing',
			'/saved?/remote'
		],
		// Every object has a member of these names.
		...['/review?/constructor', '/saved?/toString', '/businesses/:bakery/pictures?/__proto__']
	])('is not found, and raises no alarm: %s', async (path) => {
		const type = 'application/x-www-form-urlencoded';
		for (const cookie of cookies) {
			const isUpload = path.includes('/pictures');
			const upload = { type: 'multipart/form-data; boundary=x', body: '--x--' };
			const body = isUpload ? upload : { type, body: 'name=x' };
			const { status, text } = await send(path, cookie, body);
			expect(status, text).toBe(404);
			expect(text).toContain('</header>');
		}
	});

	it.each([
		['GET', '/?/default'],
		['GET', '/__data.json'],
		['GET', '/businesses/__data.json?x-sveltekit-invalidated=99'],
		['GET', '/businesses/%E0%A4%A'],
		['GET', '/events/%2F'],
		['GET', '/_app/remote/x/y'],
		['POST', '/_app/remote/x/y'],
		['PUT', '/businesses/new'],
		['OPTIONS', '/businesses/new'],
		['POST', '/login?/default']
	])(
		'and other requests that SvelteKit knows are no server errors: %s %s',
		async (method, path) => {
			const origin = site.settings['APP_ORIGIN'] ?? '';
			const headers = { origin, 'x-sveltekit-action': 'true', accept: 'application/json' };
			const { bakery, fair } = slugs;
			const url = path.replace(':bakery', bakery).replace(':fair', fair);
			const response = await site.visit('one', url, { method, headers });
			expect(response.status, await response.text()).toBeLessThan(500);
		}
	);
});

describe('a write without a body', () => {
	it.each([
		['POST', '/api/auth/sessions/end-others', 200],
		['DELETE', '/api/auth/sessions/no-such-session', 404],
		['POST', '/auth/logout', 303]
	])('needs no content type: %s %s', async (method, path, status) => {
		const headers = {
			cookie: cookies.at(-1) ?? '',
			origin: site.settings['APP_ORIGIN'] ?? '',
			'sec-fetch-site': 'same-origin',
			'content-length': '0'
		};
		expect((await site.visit('one', path, { method, headers })).status).toBe(status);
	});
});
