import { globSync } from 'node:fs';

/** A page and what it may load. */
export interface PageToWeigh {
	path: string;
	/** Error pages and those around sign-in ship no JavaScript at all. */
	withoutScript: boolean;
}

/** A path for each route that takes parameters. */
const examples: Record<string, string> = {};

const withoutScript = ['/login', '/callback', '/problem'];

/** Pages that are no route: unknown addresses, and what the Worker refuses. */
const errors = ['/no-such-page', '/auth/login?provider=Nobody', '/callback?code=x&state=y'];

/**
 * Every page of the site, read from web/routes so that a new one cannot be forgotten.
 *
 * @throws when a route with parameters has no example
 */
export function pagesToWeigh(): PageToWeigh[] {
	const routes = globSync('web/routes/**/+page.svelte').map((file) => {
		const folders = file.replaceAll('\\', '/').split('/').slice(2, -1);
		return `/${folders.filter((folder) => !folder.startsWith('(')).join('/')}`;
	});
	const pages = routes.sort().map((route) => {
		const path = route.includes('[') ? examples[route] : route;
		if (!path) throw new Error(`${route} takes parameters: give an example in ${import.meta.url}.`);
		return { path, withoutScript: withoutScript.includes(route) };
	});
	return [...pages, ...errors.map((path) => ({ path, withoutScript: true }))];
}
