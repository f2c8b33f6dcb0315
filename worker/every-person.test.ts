import { env } from 'cloudflare:workers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operationOf } from './http/route.ts';
import type { Operation } from './http/route.ts';
import { createApiSite } from './testing/api-clients.ts';
import { createSiteWithActions } from './testing/page-actions.ts';

const market = createApiSite();
const site = createSiteWithActions({ sharedWith: market, startAt: market.clock.now });

interface Sent {
	method: string;
	path: string;
	operation: Operation;
}

/** Every operation of the API, read from the app so that no new one is missed. */
const operations = market.app.routes.flatMap(({ method, path, handler }): Sent[] => {
	const operation = operationOf(handler);
	if (!operation || !path.startsWith('/api/')) return [];
	return [{ method, path: path.replace(/:\w+(?:\{[^}]*\})?/g, '1'), operation }];
});
const isOpen = ({ operation }: Sent) => operation.access === 'anyone';
const closed = operations.filter((each) => !isOpen(each));
const openReads = operations.filter((each) => isOpen(each) && each.method === 'GET');

/** What somebody who is suspended may still do: see who they are and why, appeal, and sign out. */
const stillAllowed = [
	'DELETE /api/auth/sessions/1',
	'GET /api/auth/me',
	'GET /api/auth/sessions',
	'GET /api/suspension',
	'POST /api/auth/sessions/end-others',
	'POST /api/suspension/appeal'
];
const nameOf = ({ method, path }: Sent) => `${method} ${path}`;
const isAllowed = (sent: Sent) => stillAllowed.includes(nameOf(sent));

async function send({ method, path, operation }: Sent, headers: Record<string, string>) {
	const isWrite = method !== 'GET';
	const type = operation.upload ? 'image/png' : 'application/json';
	const response = await market.app.request(market.config.origin + path, {
		method,
		headers: {
			'sec-fetch-site': 'same-origin',
			origin: market.config.origin,
			...(isWrite && { 'content-type': type }),
			...headers
		},
		...(isWrite && { body: '{}' })
	});
	const text = await response.text();
	const code: unknown = text.startsWith('{') ? JSON.parse(text).code : undefined;
	return { status: response.status, code };
}

const bearer = async (person: string) => ({
	authorization: `Bearer ${await market.accessToken(person)}`
});
let asSuspended: Record<string, Record<string, string>> = {};
let asAttendee: Record<string, string> = {};

beforeAll(async () => {
	// So that ids of paths lead to something, which is not theirs.
	await market.event('emil-owner', await market.business('emil-owner'));
	const browser = await site.signIn('olivia-owner');
	const made = await site.act(browser, ({ apiTokens }) =>
		apiTokens.create({
			...{ name: 'Till', days: '30' },
			...{ scope_read: 'on', scope_events: 'on', scope_businesses: 'on' }
		})
	);
	const token = made.kind === 'ok' ? made.value.token : '';
	await env.DB.exec(`UPDATE users SET suspended_at = 1 WHERE email = 'olivia-owner@popmap.test'`);
	const again = await market.signIn('olivia-owner');
	asSuspended = {
		'an access token': await bearer('olivia-owner'),
		'a cookie': {
			cookie: [...again.cookies].map(([name, { value }]) => `${name}=${value}`).join('; ')
		},
		'an API token': { authorization: `Bearer ${token}` }
	};
	asAttendee = await bearer('anna-attendee');
});
afterAll(() => env.DB.exec('UPDATE users SET suspended_at = NULL'));

describe('somebody who is suspended', () => {
	it.each(closed.filter((sent) => !isAllowed(sent)))(
		'gets the same answer to $method $path, whatever they sign in with',
		async (sent) => {
			for (const [how, headers] of Object.entries(asSuspended)) {
				const { status, code } = await send(sent, headers);
				expect(status, how).toBe(403);
				const codes =
					how === 'an API token'
						? ['account_suspended', 'insufficient_scope']
						: ['account_suspended'];
				expect(codes, how).toContain(code);
			}
		}
	);

	it('may still do what lets them understand, appeal and leave, and nothing else', async () => {
		expect(closed.filter(isAllowed).map(nameOf).sort()).toEqual(stillAllowed);
		for (const sent of closed.filter(isAllowed)) {
			const { status, code } = await send(sent, asSuspended['an access token'] ?? {});
			expect([status, code], nameOf(sent)).not.toEqual([403, 'account_suspended']);
		}
	});

	it.each(openReads)('reads $method $path as visitors do', async (sent) => {
		const { status } = await send(sent, asSuspended['a cookie'] ?? {});
		expect(status).toBe((await send(sent, {})).status);
	});
});

describe('a visitor', () => {
	it.each(closed)('is asked to sign in by $method $path', async (sent) => {
		expect(await send(sent, {})).toEqual({ status: 401, code: 'not_signed_in' });
	});
});

describe('somebody without a business or a permission', () => {
	it.each(closed.filter(({ operation }) => operation.access === 'moderators'))(
		'may not send $method $path',
		async (sent) => {
			expect([403, 404]).toContain((await send(sent, asAttendee)).status);
		}
	);
});
