import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { countEvents } from './event-counter.ts';
import { logToConsole } from './log.ts';
import { secretFolders } from '../http/secret-paths.ts';
import { redacted } from './redact.ts';

const sources: Record<string, string> = import.meta.glob(['../**/*.ts', '!../**/*.test.ts'], {
	query: '?raw',
	import: 'default',
	eager: true
});
const events = [
	...new Set(
		Object.values(sources).flatMap((source) =>
			[...source.matchAll(/\blog\(\s*'(\w+)'/g)].map(([, event = '']) => event)
		)
	)
];

/** Everything that the Worker writes for an event: the log line and the data point. */
function written(event: string, fields: Record<string, string>): string {
	const out: unknown[] = [];
	const print = vi.spyOn(console, 'log').mockImplementation((line) => void out.push(line));
	const counters = { writeDataPoint: (point?: object) => void out.push(point) };
	redacted(countEvents(logToConsole, counters))(event, fields);
	print.mockRestore();
	return JSON.stringify(out);
}

const base64url = fc.base64String({ minLength: 8 }).map((text) => text.replace(/[+/=]/g, '-'));
const token = fc
	.array(base64url, { minLength: 2, maxLength: 4 })
	.map((parts) => ['eyJhbGciOiJSUzI1NiJ9', ...parts].join('.'));
const address = fc.emailAddress();
const encodedAddress = address.map((text) => text.replace('@', '%2540'));
const code = fc.uuid();

/** Messages of other software that contain a secret. */
const sentences: readonly ((secret: string) => string)[] = [
	(secret) => secret,
	(secret) => `Refused: "${secret}", try again`,
	(secret) => `TypeError: ${secret} is not valid\n    at response (worker.js:1:2)`
];
const queries: readonly ((secret: string) => string)[] = [
	(secret) => `https://popmap.test/callback?code=${secret}&state=${secret}`,
	(secret) => `grant_type=authorization_code&code=${secret}`,
	(secret) => `refresh_token=${secret} was refused`
];

describe.each(events)('the event %s', (event) => {
	it.each([
		['a token', token, sentences],
		['an address', address, sentences],
		['an encoded address', encodedAddress, sentences],
		['a code', code, queries]
	])('is logged without %s', (_, secrets, around) => {
		fc.assert(
			fc.property(secrets, fc.constantFrom(...around), (secret, sentence) => {
				const fields = {
					reason: sentence(secret),
					provider: sentence(secret),
					detail: sentence(secret)
				};
				expect(written(event, fields)).not.toContain(secret);
			}),
			{ numRuns: 30 }
		);
	});
});

describe('an address that is a secret', () => {
	const pages = import.meta.glob('../../web/routes/**/+page.svelte');
	const files = import.meta.glob('../../web/routes/**/saved.ics/+server.ts');
	const folders = { ...pages, ...files };
	const addresses = Object.keys(folders)
		.map((file) =>
			file.replace(/^.*\/web\/routes|\/\([^/]*\)|\/\+(?:page\.svelte|server\.ts)$/g, '')
		)
		.filter((path) => /\[(?:token|code)\]/.test(path));
	const secret = 'c2VjcmV0X3NlY3JldC1h';

	it('is one of these', () => {
		expect(addresses.map((path) => path.split('/')[1]).sort()).toEqual([...secretFolders].sort());
	});

	it.each(addresses)('is in no line: %s', (path) => {
		const address = path.replace(/\[\w+\]/, secret);
		for (const said of [address, `https://popmap.test${address}?x`, encodeURIComponent(address)]) {
			expect(written('request_refused', { route: said, reason: `At ${said}` })).not.toContain(
				secret
			);
		}
	});
});

describe('a log line', () => {
	it('is tested for every event in the sources', () => {
		expect(events).toEqual(
			expect.arrayContaining(['signed_in', 'session_ended', 'request_failed'])
		);
	});

	it('keeps ids, reasons and routes', () => {
		const fields = {
			request_id: 'K7QF-2MXA-9TRB',
			user: '7eda3dd8-da3d-4ad0-8eef-6ae54381f839',
			session: 'cxmuOkzJOiE-46hwhFkf_w',
			reason: 'database: D1_ERROR: no such table: users: SQLITE_ERROR',
			route: '/businesses/caf%C3%A9'
		};
		for (const value of Object.values(fields)) {
			expect(written('request_failed', fields)).toContain(value);
		}
	});

	it('is cut off when a field is very long', () => {
		for (const text of ['a'.repeat(1e6), '@'.repeat(1e6), `eyJ${'.'.repeat(1e6)}`]) {
			expect(written('request_failed', { reason: text }).length).toBeLessThan(2_000);
		}
	});
});
