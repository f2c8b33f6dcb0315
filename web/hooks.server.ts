import { error, redirect } from '@sveltejs/kit';
import { allowStreetMap, canShowMap } from './lib/map/allow-street-map.ts';
import type { Handle, HandleServerError, RequestEvent } from '@sveltejs/kit';
import type { PageLanguage } from '../worker/languages/page-language.ts';
import { linksInLanguage } from './lib/links-in-language.ts';

const signedInPages = '/(signed-in)';

/** Styles, scripts and the main font file. Browsers fetch its rarer letters when they need them. */
function isNeededAtOnce({ type, path }: { type: string; path: string }): boolean {
	return type !== 'asset' && !path.includes('latin-ext');
}

/** The pages that somebody still sees whom a moderator has suspended. */
const isForSuspended = (id: string): boolean =>
	[`${signedInPages}/suspended`, `${signedInPages}/account/data/delete`].includes(id);

/**
 * Leads anonymous visitors of signed-in pages to the sign-in page, and people who are suspended to the
 * one that says why. Form actions are not checked
 * here: their service does, and the page then shows the form again with what was typed.
 */
async function requireSignIn({ route, request, locals, url }: RequestEvent): Promise<void> {
	const isRead = request.method === 'GET' || request.method === 'HEAD';
	if (!isRead || !route.id?.startsWith(signedInPages)) return;
	const identity = await locals.waitForIdentity();
	const { kind } = identity;
	if (kind === 'signed_in') {
		if (identity.viewer.isSuspended && !isForSuspended(route.id)) redirect(303, '/suspended');
		return;
	}
	if (kind === 'unavailable') error(503, locals.text.problems.identityUnknown);
	redirect(303, `/login?return_to=${encodeURIComponent(url.pathname + url.search)}`);
}

/**
 * SvelteKit fails on an action of these names, instead of answering that no page has it: it looks for
 * them in an object, and every object has a `constructor`.
 */
const isReservedAction = (parameter: string): boolean =>
	parameter === '/default' || (parameter.startsWith('/') && parameter.slice(1) in Object.prototype);

function withoutReservedAction(request: Request): Request {
	const url = new URL(request.url);
	if (![...url.searchParams.keys()].some(isReservedAction)) return request;
	url.search = '?/none';
	return new Request(url, request);
}

/**
 * Tells the script that sent a form where to go. If it followed the redirect itself, that page would
 * be rendered twice, and its notice would be gone the second time.
 */
function forScript(request: Request, response: Response): Response {
	const location = response.headers.get('location');
	if (!location || !request.headers.has('x-enhanced-form')) return response;
	const headers = new Headers(response.headers);
	headers.delete('location');
	headers.set('x-location', location);
	return new Response(null, { status: 204, headers });
}

/** For error.html, which only has a stylesheet and an icon of this site. */
const policyOfErrorHtml =
	"default-src 'none'; img-src 'self'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/** A page with the language in its first tag and in its links. */
const inPageLanguage = (html: string, language: PageLanguage): string =>
	linksInLanguage(html, language)
		.replace('%lang%', language.tag)
		.replace('%dir%', language.direction);

/** Makes the Worker's page context available as `locals`, and guards the signed-in pages. */
export const handle: Handle = async ({ event, resolve }) => {
	Object.assign(event.locals, event.platform);
	await requireSignIn(event);
	event.request = withoutReservedAction(event.request);

	const { language } = event.locals;
	const response = await resolve(event, {
		preload: isNeededAtOnce,
		transformPageChunk: ({ html }) => inPageLanguage(html, language)
	});
	if (response.headers.get('content-type')?.startsWith('text/html')) {
		response.headers.set('content-type', 'text/html; charset=utf-8');
		response.headers.set('cache-control', 'private, no-store');
		// SvelteKit sets a policy on its pages, but not on error.html.
		if (!response.headers.has('content-security-policy')) {
			response.headers.set('content-security-policy', policyOfErrorHtml);
		}
	}
	const policy = response.headers.get('content-security-policy');
	const { streetMap } = event.locals;
	if (policy && streetMap && canShowMap(event)) {
		response.headers.set('content-security-policy', allowStreetMap(policy, streetMap));
	}
	return forScript(event.request, response);
};

/** The Worker logs and explains unexpected errors. Other errors, such as 404, are shown here. */
export const handleError: HandleServerError = ({ error, status, event }) => {
	if (status >= 500) event.platform?.failed(error);
	const { problems } = event.locals.text;
	return {
		message: status === 404 ? problems.notFound : problems.failed,
		requestId: event.locals.requestId
	};
};
