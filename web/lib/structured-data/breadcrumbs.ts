import type { Thing } from './json-ld.ts';

/** A page that leads to this one. */
interface Step {
	name: string;
	path: string;
}

/** The way from the home page to a page, for its line among the results of a search. */
export const breadcrumbs = (steps: readonly Step[], origin: string): Thing => ({
	'@type': 'BreadcrumbList',
	itemListElement: steps.map(({ name, path }, index) => ({
		'@type': 'ListItem',
		position: index + 1,
		name,
		item: new URL(path, origin).href
	}))
});
