import { globSync } from 'node:fs';

/** A page and whether it may load scripts. */
export interface PageToWeigh {
	path: string;
	/** Error pages and sign-in pages load no JavaScript. */
	withoutScript: boolean;
}

/** The parameters of routes such as /events/[slug]. */
export interface Examples {
	businesses: string;
	events: string;
	people: string;
	/** The id of a draft. */
	drafts: string;
	in: string;
	categories: string;
	/** The short name of a business. */
	name: string;
	/** A business that nobody owns. */
	ownerless: string;
}

/** Replaces the parameter of `/events/[slug]/edit` by an example. */
function fillIn(route: string, examples: Examples): string {
	if (route === '/report') return `/report?event=${examples.events}`;
	if (route === '/history') return `/history?business=${examples.businesses}`;
	if (route === '/@[name]') return `/@${examples.name}`;
	if (route.endsWith('/claim')) return `/businesses/${examples.ownerless}/claim`;
	if (route === '/review/categories/[slug]') return `/review/categories/${examples.categories}`;
	return route.replace(/^\/(\w+)\/\[\w+\]/, (whole, kind: string) => {
		const example = Object.entries(examples).find(([name]) => name === kind)?.[1];
		return example ? `/${kind}/${example}` : whole;
	});
}

/** Their addresses hold a token or a code, and nothing leads to them but a message. */
const inMessages = [
	'/unsubscribe/[token]',
	'/handovers/[token]',
	'/invitations/[token]',
	'/data-deletion/[code]'
];

const withoutScript = ['/login', '/callback', '/problem', '/viewer-parts'];

/** Error pages, which have no route of their own. */
const errors = ['/no-such-page', '/auth/login?provider=Nobody', '/callback?code=x&state=y'];

/**
 * Every page of the site, read from web/routes so that a new one cannot be forgotten.
 *
 * @throws when a route with parameters has no example
 */
export function pagesToWeigh(examples: Examples, isVisitor: boolean): PageToWeigh[] {
	const routes = globSync('web/routes/**/+page.svelte').map((file) => {
		const folders = file.replaceAll('\\', '/').split('/').slice(2, -1);
		return `/${folders.filter((folder) => !folder.startsWith('(')).join('/')}`;
	});
	const opened = routes.filter((route) => !inMessages.includes(route));
	const pages = opened.sort().map((route) => {
		const path = fillIn(route, examples);
		if (path.includes('[')) throw new Error(`${route} needs an example in ${import.meta.url}.`);
		return { path, withoutScript: withoutScript.includes(route) };
	});
	const all = [...pages, ...errors.map((path) => ({ path, withoutScript: true }))];
	// It redirects signed-in users to the home page, which is in the list already.
	return all.filter(({ path }) => isVisitor || !path.startsWith('/callback'));
}
