import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Site } from './site.ts';
import { startProcesses } from './worker-processes.ts';
import type { Processes } from './worker-processes.ts';

/** What wrangler.toml allows in a minute: sign-ins from an address, writes by a person. */
const allowed = 120;
/** Minutes are those of the clock, and a new one may begin during the test. */
const maxAttempts = 2 * allowed + 1;

let processes: Processes;
let site: Site;
beforeAll(async () => {
	processes = await startProcesses({ names: ['one'] });
	site = processes.site;
});
afterAll(async () => processes?.[Symbol.asyncDispose]());

const visit = async (path: string, more: Parameters<Site['visit']>[2]) => {
	const response = await site.visit('one', path, more);
	return { status: response.status, headers: response.headers, text: await response.text() };
};
type Seen = Awaited<ReturnType<typeof visit>>;

/** Repeats a request until it is refused. @returns how often it succeeded, and the refusal */
async function untilRefused(act: () => Promise<Seen>): Promise<{ done: number; refusal: Seen }> {
	for (let done = 0; done < maxAttempts; done += 20) {
		const responses = await Promise.all(Array.from({ length: 20 }, act));
		const refusal = responses.find(({ status }) => status === 429);
		const before = responses.filter(({ status }) => status !== 429).length;
		if (refusal) return { done: done + before, refusal };
	}
	throw new RangeError(`Not refused after ${maxAttempts} requests`);
}

function expectAllowed(done: number) {
	expect(done).toBeGreaterThanOrEqual(allowed);
	expect(done).toBeLessThanOrEqual(2 * allowed);
}

const titleOf = ({ text }: Seen) => /<h1[^>]*>([^<]*)<\/h1>/.exec(text)?.[1];

describe('the rate limit of Workers', () => {
	it.each(['/auth/login', '/callback?code=x&state=y'])(
		'stops sign-ins from one address only: %s',
		async (path) => {
			const from = (address: string) => () =>
				visit(path, { headers: { 'cf-connecting-ip': address, accept: 'text/html' } });
			const { done, refusal } = await untilRefused(from('192.0.2.1'));
			expectAllowed(done);
			expect(refusal.headers.get('retry-after')).toBe('60');
			expect(refusal.headers.getSetCookie()).toEqual([]);
			expect(titleOf(refusal)).toBe('Please wait a minute');
			expect(refusal.text).toContain('too many sign-ins from your network');
			expect((await from('192.0.2.2')()).status).not.toBe(429);
			expect((await from('2001:db8::1')()).status).not.toBe(429);
		}
	);

	it('stops the writes of one person only, from any address', async () => {
		const [emil, otto] = [await site.signIn({}), await site.signIn({}, 'otto-other-owner')];
		let visits = 0;
		const write = (cookie: string, method: string) => () =>
			visit('/businesses/new', {
				method,
				headers: {
					accept: 'text/html',
					'cf-connecting-ip': `198.51.100.${(visits += 1) % 250}`,
					cookie: `popmap_session=${cookie}`,
					origin: site.settings['APP_ORIGIN'] ?? '',
					'sec-fetch-site': 'same-origin',
					'content-type': 'application/x-www-form-urlencoded'
				},
				...(method === 'POST' && { body: 'name=&description=Bread' })
			});
		const { done, refusal } = await untilRefused(write(emil, 'POST'));
		expectAllowed(done);
		expect(refusal.headers.get('retry-after')).toBe('60');
		expect(titleOf(refusal)).toBe('Please wait a minute');
		expect(refusal.text).toContain('name="description" value="Bread"');
		expect((await write(otto, 'POST')()).status).toBe(422);
		expect((await write(emil, 'GET')()).status).toBe(200);
	});
});
