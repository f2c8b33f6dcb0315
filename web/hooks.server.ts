import { error, redirect } from '@sveltejs/kit';
import type { Handle, HandleServerError, RequestEvent } from '@sveltejs/kit';

const signedInPages = '/(signed-in)';

/** Styles, scripts and the typeface; its rarer letters are fetched when a page shows one. */
function isNeededAtOnce({ type, path }: { type: string; path: string }): boolean {
	return type !== 'asset' && !path.includes('latin-ext');
}

/** A form that a visitor sends is not stopped: its action answers with what was typed in it. */
function requirePerson({ route, request, locals, url }: RequestEvent): void {
	const isRead = request.method === 'GET' || request.method === 'HEAD';
	const isForAnybody = isRead && !route.id?.startsWith(signedInPages);
	if (isForAnybody || locals.viewer) return;
	if (locals.viewerUnknown) error(503, 'We cannot tell who you are right now.');
	if (isRead) redirect(303, `/login?return_to=${encodeURIComponent(url.pathname + url.search)}`);
}

/** Its stylesheet and its icon are ours, and there is nothing else in it. */
const policyOfErrorHtml =
	"default-src 'none'; img-src 'self'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/** Brings in what the Worker handed over, and stops visitors at the pages that need a person. */
export const handle: Handle = async ({ event, resolve }) => {
	Object.assign(event.locals, event.platform);
	requirePerson(event);

	const response = await resolve(event, { preload: isNeededAtOnce });
	if (response.headers.get('content-type')?.startsWith('text/html')) {
		response.headers.set('cache-control', 'private, no-store');
		// error.html, which stands in where SvelteKit renders no page, has no policy from it.
		if (!response.headers.has('content-security-policy')) {
			response.headers.set('content-security-policy', policyOfErrorHtml);
		}
	}
	return response;
};

/** What a page fails with is for the Worker to log and to explain: this is shown for the rest. */
export const handleError: HandleServerError = ({ error, status, event }) => {
	if (status >= 500) event.platform?.failed(error);
	return {
		message:
			status === 404
				? 'There is nothing at this address. It may have moved, or a piece of the link may be missing.'
				: 'This page cannot do that. Go back, and try another way.',
		requestId: event.locals.requestId
	};
};
