import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageContext } from '../page-context.ts';
import { createApiSite } from '../testing/api-clients.ts';

/** A page that shows everything that it can find out about its viewer and its request. */
async function renderPage(request: Request, context: PageContext): Promise<Response> {
	const { businesses, events } = context;
	const [, kind = '', slug = ''] = new URL(request.url).pathname.split('/');
	const identity = await context.identity();
	const found = await Promise.all([
		kind === 'events' && slug ? events.find(slug) : events.list(),
		kind === 'businesses' && slug ? businesses.find(slug) : businesses.list()
	]);
	const status = found.some((result) => result.kind === 'error') ? 404 : 200;
	const seen = { identity, found, request: request.url, headers: [...request.headers] };
	const isSignedIn = identity.kind === 'signed_in';
	const personal = JSON.stringify({ ...seen, reference: context.requestId });
	const type = request.url.includes('.ics') ? 'text/calendar' : 'text/html';
	return new Response(
		`<html><head><title>A page</title></head><body>
		<!--viewer:account-->${isSignedIn ? identity.viewer.name : 'Sign in'}<!--/viewer:account-->
		<!--viewer:watch-->${isSignedIn ? identity.viewer.id : ''}<!--/viewer:watch-->${personal}</body></html>`,
		{ status, headers: { 'content-type': type } }
	);
}

const market = createApiSite({ dependencies: { renderPage } });
const bakery = await market.business('olivia-owner', { name: 'Bakery' });
const fair = await market.event('olivia-owner', bakery, { title: 'Fair' });
await market.settle();

const people = ['anna-attendee', 'olivia-owner', 'emil-owner', 'mona-moderator'] as const;
const visitors = await Promise.all(
	[...people, null].map(async (person) => {
		if (person === null) return { person, browser: market.browse(), secrets: [] };
		const browser = await market.signIn(person);
		browser.cookies.delete('popmap_bookmark');
		const me = await (await browser.visit('/api/auth/me')).json<Record<string, unknown>>();
		const cookie = browser.cookies.get('popmap_session')?.value ?? '';
		const secrets = [me['id'], me['name'], me['email'], cookie]
			.filter((secret) => typeof secret === 'string')
			.filter(({ length }) => length > 4);
		return { person, browser, secrets };
	})
);

/** One URL of each kind that has a key. */
const paths = [
	'/',
	'/?q=fair',
	'/businesses',
	`/businesses/${bakery.slug}`,
	`/events/${fair.slug}`,
	`/events/${fair.slug}/businesses`,
	`/events/${fair.slug}/calendar.ics`,
	'/privacy',
	'/terms',
	'/help',
	'/contact',
	'/api/categories',
	'/api/businesses',
	`/api/businesses/${bakery.slug}`,
	'/api/events',
	`/api/events/${fair.slug}`,
	`/api/events/${fair.slug}/businesses`
];

const visits = fc.array(
	fc.record({
		who: fc.nat(visitors.length - 1),
		path: fc.constantFrom(...paths),
		headers: fc.dictionary(
			fc.constantFrom('x-forwarded-host', 'range', 'accept-language', 'if-none-match', 'x-evil'),
			fc.constantFrom('evil.example', 'bytes=0-9', '*', 'W/"x"')
		),
		query: fc.constantFrom('', 'utm_source=evil', 'viewer=evil')
	}),
	{ minLength: 4, maxLength: 12 }
);

describe('whoever visits what, in any order', () => {
	it('no two people ever share a personal byte', async () => {
		await fc.assert(
			fc.asyncProperty(visits, async (steps) => {
				market.forgetPages();
				for (const { who, path, headers, query } of steps) {
					const visitor = visitors[who];
					if (!visitor) continue;
					const url = path + (query && (path.includes('?') ? '&' : '?') + query);
					const response = await visitor.browser.visit(url, { headers });
					const text = await response.text();
					const others = visitors.filter(({ person }) => person !== visitor.person);
					// Moderators see the id of an owner, and nobody's name.
					const seen = visitor.person === 'mona-moderator' ? 1 : 0;
					for (const secret of others.flatMap(({ secrets }) => secrets.slice(seen))) {
						expect(text, `${url} for ${visitor.person}`).not.toContain(secret);
					}
					const isPersonal = visitor.secrets.some((secret) => text.includes(secret));
					if (isPersonal) {
						expect(response.headers.get('cache-control')).toBe('private, no-store');
					}
				}
			}),
			{ numRuns: 12 }
		);
	});

	it.each(paths)('nothing of a person or a request is stored: %s', async (path) => {
		market.forgetPages();
		const references: string[] = [];
		for (const { browser } of visitors) {
			const { headers } = await browser.visit(`${path}${path.includes('?') ? '&' : '?'}evil=1`, {
				headers: { 'x-evil': 'evil', referer: 'https://evil.example/' }
			});
			references.push(headers.get('x-request-id') ?? '');
		}
		const stored = await market.publicPages.get(path, market.config.origin + path);
		expect(stored.headers.get('cf-cache-status')).toBe('HIT');
		const everything = [...stored.headers].join('\n') + (await stored.text());
		for (const secret of [...visitors.flatMap(({ secrets }) => secrets), ...references, 'evil']) {
			expect(everything).not.toContain(secret);
		}
		expect(stored.headers.has('set-cookie')).toBe(false);
		expect(everything).not.toMatch(/nonce|"identity":\{"kind":"signed_in"/);
	});
});
