import { globSync } from 'node:fs';

/** A page and what it may load. */
export interface PageToWeigh {
	path: string;
	/** Error pages and those around sign-in ship no JavaScript at all. */
	withoutScript: boolean;
}

/** What stands in the addresses of pages that are about one thing. */
export interface Examples {
	businesses: string;
	events: string;
	people: string;
}

/** `/events/[slug]/edit` with the example of an event. */
function fillIn(route: string, examples: Examples): string {
	return route.replace(/^\/(\w+)\/\[\w+\]/, (whole, kind: string) => {
		const example = Object.entries(examples).find(([name]) => name === kind)?.[1];
		return example ? `/${kind}/${example}` : whole;
	});
}

const withoutScript = ['/login', '/callback', '/problem'];

/** Pages that are no route: unknown addresses, and what the Worker refuses. */
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
	const pages = routes.sort().map((route) => {
		const path = fillIn(route, examples);
		if (path.includes('[')) throw new Error(`${route} needs an example in ${import.meta.url}.`);
		return { path, withoutScript: withoutScript.includes(route) };
	});
	const all = [...pages, ...errors.map((path) => ({ path, withoutScript: true }))];
	// Whoever is signed in goes from there to the home page, which is weighed already.
	return all.filter(({ path }) => isVisitor || !path.startsWith('/callback'));
}
