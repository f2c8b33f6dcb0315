import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readerOf } from './reader.ts';
import type { Site } from './site.ts';
import { startProcesses } from './worker-processes.ts';
import type { Processes } from './worker-processes.ts';

let processes: Processes;
let site: Site;
/** Cookies of who may get furthest with these forms, and of nobody. */
const cookies: string[] = [''];

beforeAll(async () => {
	processes = await startProcesses({ names: ['one'] });
	const [only] = processes.sites;
	if (!only) throw new RangeError('There is no site');
	site = only;
	for (const person of ['emil-owner', 'otto-other-owner', 'mona-moderator']) {
		const session = await site.signIn({}, person);
		cookies.push(`session=${session}`);
		if (person !== 'emil-owner') continue;
		const owner = readerOf(site, session);
		await owner.send('/businesses/new', { name: 'Bakery', submission_id: 'form-bakery' });
		await owner.send('/events/new', { ...right, business_id: '1', submission_id: 'form-fair' });
	}
});
afterAll(async () => processes?.[Symbol.asyncDispose]());

const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
const right: Record<string, string> = {
	...{ name: 'Stall', title: 'Fair', location_name: 'Mill', time_zone: 'Europe/Berlin' },
	...{ start_at: `${day}T10:00`, end_at: `${day}T18:00`, business_id: '1', slug: 'bakery' }
};

/** Every page with a form, and its actions. */
const forms = [
	...['/businesses/new', '/businesses/bakery/edit', '/businesses/bakery/delete'],
	...['/businesses/bakery?/join', '/businesses/bakery?/leave', '/businesses/bakery?/nothing'],
	...['/events/new', `/events/fair-${day}/edit`, '/account/sessions?/end'],
	...['/review?/verify', '/review?/approve', '/review?/reject', '/people/somebody', '/login']
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
	...Object.keys(right),
	...['description', 'address', 'latitude', 'longitude', 'categories', 'weeks', 'version'],
	...['times_before', 'website', 'instagram_url', 'contact_email', 'contact_phone', 'reason'],
	...['submission_id', 'event', 'id', '__proto__', 'constructor', 'toString', '']
];
/** What is right, but for a few fields, some of them twice. */
const fields = fc
	.array(fc.tuple(fc.oneof(fc.constantFrom(...names), text), text), { maxLength: 6 })
	.chain((wrong) =>
		fc.boolean().map((isNearlyRight) => [...(isNearlyRight ? Object.entries(right) : []), ...wrong])
	);

interface Sent {
	type: string;
	body: string;
}
const urlEncoded = fields.map((pairs): Sent => {
	const body = new URLSearchParams(pairs).toString();
	return { type: 'application/x-www-form-urlencoded', body };
});
/** Parts of a form as browsers send them with files; names and values may break out of their part. */
const multipart = fc.tuple(fields, fc.boolean()).map(([pairs, hasFiles]): Sent => {
	const file = hasFiles ? '; filename="x.txt"\r\nContent-Type: text/plain' : '';
	const parts = pairs.map(
		([name, value]) =>
			`--edge\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`
	);
	return { type: 'multipart/form-data; boundary=edge', body: `${parts.join('')}--edge--\r\n` };
});
/** A form that says that it is one. */
const nonsense = fc.record({
	type: fc.constantFrom(
		...['application/x-www-form-urlencoded', 'application/x-www-form-urlencoded; charset=utf-7'],
		...['multipart/form-data; boundary=edge', 'multipart/form-data', 'text/plain', 'image/png', '']
	),
	body: fc.oneof(text, fc.string({ unit: fc.constantFrom(...'%&=+;-edge\r\n\0'), maxLength: 80 }))
});

/** Posts it as a browser without scripts would from one of our own pages. */
async function send(path: string, cookie: string, { type, body }: Sent) {
	const answer = await site.visit('one', path, {
		method: 'POST',
		headers: {
			...{ accept: 'text/html', 'sec-fetch-site': 'same-origin', cookie },
			...{ origin: site.settings['APP_ORIGIN'] ?? '' },
			...(type && { 'content-type': type })
		},
		body
	});
	return { status: answer.status, text: await answer.text() };
}

describe('a hostile form', () => {
	it('is answered by the page, without a failure of ours', async () => {
		let place = 0;
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...forms),
				fc.oneof(urlEncoded, multipart, nonsense),
				async (path, sent) => {
					// In turn, because one person may send two forms a second and no more.
					const cookie = cookies[place++ % cookies.length] ?? '';
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
	])('that is none of ours is refused before a page reads it: %s', async (type) => {
		const nameless = '--edge\r\nContent-Disposition: form-data; name=""\r\n\r\n\r\n--edge--\r\n';
		for (const path of ['/businesses/new', '/review?/approve', '/account/sessions?/end']) {
			for (const cookie of cookies) {
				const { status, text } = await send(path, cookie, { type, body: nameless });
				expect(status, path).toBe(415);
				expect(text).toContain('This is not a form of ours');
			}
		}
	});
});

describe('a write without a body', () => {
	it.each([
		['POST', '/api/auth/sessions/end-others', 200],
		['DELETE', '/api/auth/sessions/no-such-session', 404],
		['POST', '/auth/logout', 303]
	])('needs no type: %s %s', async (method, path, status) => {
		const headers = {
			...{ cookie: cookies.at(-1) ?? '', origin: site.settings['APP_ORIGIN'] ?? '' },
			...{ 'sec-fetch-site': 'same-origin', 'content-length': '0' }
		};
		expect((await site.visit('one', path, { method, headers })).status).toBe(status);
	});
});
