import type { StreetMap } from '../../../worker/config.ts';

interface Visit {
	route: { id: string | null };
	url: URL;
}

/** The pages with a form that sets a pin. */
const forms = ['/(signed-in)/events/new', '/(signed-in)/events/[slug]/edit'];

/** Whether a page can show a map that moves. */
export const canShowMap = ({ route, url }: Visit): boolean =>
	url.searchParams.get('view') === 'map' || forms.includes(route.id ?? '');

/** A Content-Security-Policy that allows what a street map loads. */
export function allowStreetMap(policy: string, { origins }: StreetMap): string {
	const more = origins.join(' ');
	return policy
		.replace(/connect-src [^;]*/, (directive) => `${directive} ${more}`)
		.replace(/img-src [^;]*/, (directive) => `${directive} ${more}`);
}
