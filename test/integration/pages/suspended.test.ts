import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anEventInput } from '../../../worker/testing/an-event.ts';
import { pageBrowser } from '../page-browser.ts';
import type { PageBrowser } from '../page-browser.ts';
import { startProcesses } from '../worker-processes.ts';
import type { Processes } from '../worker-processes.ts';

/** What they still see and do: why, an appeal, and deleting the account. */
const stillOpen = ['/suspended', '/account/data/delete'];
/** Signing out elsewhere is a part of leaving. */
const stillDone = ['/account/sessions'];

const filesOf = (name: string) => globSync(`**/${name}`, { cwd: 'web/routes' }).sort();
const routeOf = (file: string) => `/${file.replace(/(?:^|\/)\+page\.(?:svelte|server\.ts)$/, '')}`;
const signedIn = '/(signed-in)';

/** Every page that needs a person, read from the tree so that no new one is missed. */
const pages = filesOf('+page.svelte')
	.map(routeOf)
	.filter((route) => route.startsWith(signedIn))
	.map((route) => route.slice(signedIn.length));

/** The names of the form actions that a file exports. */
function actionsOf(file: string): string[] {
	const source = ts.createSourceFile(
		file,
		readFileSync(`web/routes/${file}`, 'utf8'),
		ts.ScriptTarget.Latest,
		true
	);
	const found: string[] = [];
	source.forEachChild((node) => {
		if (!ts.isVariableStatement(node)) return;
		for (const { name, initializer } of node.declarationList.declarations) {
			if (name.getText() !== 'actions') continue;
			if (!initializer || !ts.isObjectLiteralExpression(initializer)) {
				throw new TypeError(`The actions of ${file} are no object literal`);
			}
			found.push(...initializer.properties.map((each) => each.name?.getText() ?? ''));
		}
	});
	return found.map((name) => name.replaceAll(/^['"]|['"]$/g, ''));
}

/** Actions of public pages that nobody has to sign in for. */
const forEverybody = ['/callback', '/problem', '/report'];

/** Every form action of the site. */
const actions = filesOf('+page.server.ts').flatMap((file) => {
	const route = routeOf(file).replace(signedIn, '');
	if (forEverybody.includes(route) || [...stillOpen, ...stillDone].includes(route)) {
		return [];
	}
	return actionsOf(file).map((name) => (name === 'default' ? route : `${route}?/${name}`));
});

let processes: Processes;
let suspended: PageBrowser;
let session = '';
const parameters: Record<string, string> = {
	name: 'bakery',
	town: 'berlin',
	token: 'x'.repeat(22)
};
const pathOf = (route: string) =>
	route.replaceAll(/\[(\w+)\]/g, (_, name: string) => {
		if (name === 'slug')
			return parameters[route.startsWith('/events') ? 'event' : 'business'] ?? '';
		return parameters[name] ?? '1';
	});

/** Everything that a form could change of theirs. */
const snapshot = () =>
	processes.query(`SELECT
		(SELECT json_group_array(json_array(id, owner_id, name, is_verified, version)) FROM businesses) AS businesses,
		(SELECT json_group_array(json_array(id, title, status, version)) FROM events) AS events,
		(SELECT count(*) FROM audit) AS audit,
		(SELECT count(*) FROM drafts) AS drafts,
		(SELECT count(*) FROM mails) AS mails,
		(SELECT count(*) FROM saved_events) AS saved,
		(SELECT count(*) FROM api_tokens) AS tokens`);

beforeAll(async () => {
	processes = await startProcesses({ names: ['one'] });
	const { site, query } = processes;
	const browserOf = (session: string) =>
		pageBrowser(
			() => site,
			() => session
		);
	const owner = browserOf(await site.signIn({}, 'emil-owner'));
	const last = ({ location }: { location: string | null }) => location?.split('/').at(-1) ?? '';
	const bakery = { name: 'Bakery', submission_id: 'form-bakery' };
	parameters['business'] = last(await owner.send('/businesses/new', bakery));
	const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
	const fair = { ...anEventInput(day), business_id: '1' };
	parameters['event'] = last(
		await owner.send('/events/new', { ...fair, submission_id: 'form-fair' })
	);
	await owner.send('/events/new', { ...fair, submission_id: 'form-draft', draft: '1' });
	await query(`UPDATE businesses SET is_verified = TRUE`);
	await query(
		`INSERT INTO suspensions (person_id, reason, since) SELECT id, 'Spam.', 0 FROM users`
	);
	await query('UPDATE users SET suspended_at = 1');
	session = await site.signIn({}, 'emil-owner');
	suspended = browserOf(session);
});

/** Sends a request without the checks of a browser: some pages have headers of their own. */
async function visit(path: string, body?: BodyInit) {
	const { site } = processes;
	const response = await site.visit('one', path, {
		method: body ? 'POST' : 'GET',
		redirect: 'manual',
		headers: {
			cookie: `popmap_session=${session}`,
			origin: site.settings.APP_ORIGIN,
			'sec-fetch-site': 'same-origin'
		},
		...(body && { body })
	});
	return {
		status: response.status,
		location: response.headers.get('location'),
		html: await response.text()
	};
}

/** A form with nothing in it, of the kind that a page has. */
function emptyForm(action: string): BodyInit {
	if (!/\/pictures\?/.test(action)) return new URLSearchParams({ nothing: '' });
	const form = new FormData();
	form.set('nothing', '');
	return form;
}
afterAll(async () => processes?.[Symbol.asyncDispose]());

describe('somebody who is suspended', () => {
	it.each([...pages.filter((page) => !stillOpen.includes(page)), '/saved'])(
		'is led from %s to the page that says why',
		async (page) => {
			const { status, location } = await visit(pathOf(page));
			expect([status, location]).toEqual([303, '/suspended']);
		}
	);

	it.each(actions)('sends the form of %s in vain, and is told the same', async (action) => {
		const before = await snapshot();
		const { status, html } = await visit(pathOf(action), emptyForm(action));
		expect(status, html.slice(-600)).toBe(403);
		expect(html).toContain('A moderator suspended your account, so you can’t do this.');
		expect(await snapshot()).toEqual(before);
	});

	it('finds every form in the tree', () => {
		expect(actions.length).toBeGreaterThan(70);
		expect(pages.length).toBeGreaterThan(45);
	});

	it('reads why, is offered what still works and nothing else, and takes their data along', async () => {
		const page = await suspended.open('/suspended');
		expect(page.status).toBe(200);
		expect(page.text).toContain('Spam.');
		for (const path of ['/suspended', '/', '/businesses']) {
			const [html = ''] = (await visit(path)).html.split('</header>');
			expect(html, path).toContain('href="/suspended"');
			for (const gone of ['/dashboard', '/account', '/account/notifications', '/saved']) {
				expect(html, path).not.toContain(`href="${gone}"`);
			}
		}
		const download = await visit('/account/data/export');
		expect([download.status, download.html]).toEqual([200, expect.stringContaining('Spam.')]);
		expect((await suspended.open('/account/data/delete')).status).toBe(200);
	});
});
