import { globSync } from 'node:fs';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siteLanguages } from '../../../worker/languages/languages.ts';
import { anEventInput } from '../../../worker/testing/an-event.ts';
import { pageBrowser } from '../page-browser.ts';
import { startProcesses } from '../worker-processes.ts';
import type { Processes } from '../worker-processes.ts';

/** Words of English that no other language of the site has. */
const english = /\b(?:the|and|your|you|with|this|that|from|have|please|are|of|our|them|they)\b/gi;

/** Routes that need a secret or an error, or are only a part of a page. */
const unreachable = [
	/\[token\]/,
	/\[code\]/,
	/^\/callback$/,
	/^\/goodbye$/,
	/^\/problem$/,
	/^\/viewer-parts$/,
	/^\/account\/security\/passkeys\/new$/
];

const routes = globSync('**/+page.svelte', { cwd: 'web/routes' })
	.map((file) => `/${file.replace(/(?:^|\/)\+page\.svelte$/, '')}`)
	.map((route) => route.replaceAll('/(signed-in)', '') || '/')
	.filter((route) => !unreachable.some((pattern) => pattern.test(route)))
	.sort();

let processes: Processes;
let browser: ReturnType<typeof pageBrowser>;
let suspendedBrowser: ReturnType<typeof pageBrowser>;
/** What the parameters of routes stand for. Nothing in it is an English sentence. */
const parameters: Record<string, string> = { town: 'berlin', name: 'musterladen' };

beforeAll(async () => {
	processes = await startProcesses({ names: ['one'] });
	const { site } = processes;
	const session = await site.signIn({}, 'mona-moderator');
	browser = pageBrowser(
		() => site,
		() => session
	);
	const business = { name: 'Musterladen', submission_id: 'form-laden' };
	const made = await browser.send('/businesses/new', business);
	parameters['business'] = made.location?.split('/').at(-1) ?? '';
	const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
	const event = { ...anEventInput(day), title: 'Sommermarkt', business_id: '1' };
	const { location } = await browser.send('/events/new', { ...event, submission_id: 'form-markt' });
	parameters['event'] = location?.split('/').at(-1) ?? '';
	const origin = site.settings.APP_ORIGIN;
	const headers = {
		...{ cookie: `popmap_session=${session}`, origin, 'content-type': 'application/json' },
		'sec-fetch-site': 'same-origin'
	};
	const send = async (method: string, path: string, body: object) => {
		const sent = { method, headers, body: JSON.stringify(body) };
		expect((await fetch(origin + path, sent)).status, path).toBe(200);
	};
	const draft = { draft: true, business_id: 1, title: 'Entwurf' };
	const body = JSON.stringify(draft);
	const kept = await fetch(`${origin}/api/events`, { method: 'POST', headers, body });
	parameters['draft'] = (await kept.json()).id;
	await send('POST', '/api/businesses/1/verify', {});
	await send('PATCH', '/api/businesses/1', { short_name: parameters['name'] });
	const orphan = { name: 'Waisenladen', submission_id: 'form-waise' };
	const orphaned = await browser.send('/businesses/new', orphan);
	parameters['ownerless'] = orphaned.location?.split('/').at(-1) ?? '';
	await send('POST', '/api/businesses/2/verify', {});
	await processes.query('UPDATE businesses SET owner_id = NULL WHERE id = 2');
	suspendedBrowser = await browserOfSuspended(processes);
	const me = await fetch(`${origin}/api/auth/me`, { headers });
	parameters['id'] = (await me.json()).id;
});
async function browserOfSuspended({ site, query }: Processes) {
	await site.signIn({}, 'emil-owner');
	const isTheirs = "email = 'emil-owner@popmap.test'";
	await query(
		`INSERT INTO suspensions (person_id, reason, since) SELECT id, 'Grund', 0 FROM users WHERE ${isTheirs}`
	);
	await query(`UPDATE users SET suspended_at = 1 WHERE ${isTheirs}`);
	const session = await site.signIn({}, 'emil-owner');
	return pageBrowser(
		() => site,
		() => session
	);
}

afterAll(async () => processes?.[Symbol.asyncDispose]());

const addressOf = (route: string): string =>
	route
		.replace('/businesses/[slug]/claim', `/businesses/${parameters['ownerless']}/claim`)
		.replace(/^\/businesses\/\[slug\]/, `/businesses/${parameters['business']}`)
		.replace('/drafts/[id]', `/drafts/${parameters['draft']}`)
		.replace(/^\/events\/\[slug\]/, `/events/${parameters['event']}`)
		.replace(/^\/report$/, `/report?business=${parameters['business']}`)
		.replace('/categories/[slug]', '/categories/music')
		.replace(/\[(\w+)\]/g, (_, name: string) => parameters[name] ?? '');

/** Everything that is read: the words of the page, and those in attributes. */
function wordsOf(html: string): string {
	const $ = load(html);
	$('script, style, svg, [lang]:not(html), [name="time_zone"]').remove();
	const attributes = $('[alt], [title], [aria-label], [placeholder], [data-busy]')
		.toArray()
		.flatMap((one) =>
			['alt', 'title', 'aria-label', 'placeholder', 'data-busy'].map(
				(name) => $(one).attr(name) ?? ''
			)
		);
	$('*').append(' ');
	return [$('title').text(), $('body').text(), ...attributes].join(' ').replace(/\s+/g, ' ');
}

const translations = siteLanguages.flatMap(({ code }) => (code === 'en' ? [] : [code]));

describe.each(translations)('in the language %s', (language) => {
	it.each(routes)('%s has no word of English', async (route) => {
		const viewer = route === '/suspended' ? suspendedBrowser : browser;
		const { html, status } = await viewer.open(`/${language}${addressOf(route)}`);
		expect(status).toBe(200);
		expect(load(html)('html').attr('lang')).toBe(language);
		const words = wordsOf(html);
		const found = [...words.matchAll(english)].map(({ index }) =>
			words.slice(Math.max(0, index - 30), index + 40)
		);
		expect(found).toEqual([]);
	});
});

it('no page but the log tells people a time in UTC', async () => {
	const telling: string[] = [];
	for (const route of routes) {
		const viewer = route === '/suspended' ? suspendedBrowser : browser;
		const { html } = await viewer.open(addressOf(route));
		const $ = load(html);
		$('script').remove();
		if (/\d\d:\d\d UTC/.test($('body').text())) telling.push(route);
	}
	expect(telling).toEqual(['/review/log']);
});
