import { error, redirect } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit';

const signedInPages = '/(signed-in)';

/** Styles, scripts and the typeface; its rarer letters are fetched when a page shows one. */
function isNeededAtOnce({ type, path }: { type: string; path: string }): boolean {
	return type !== 'asset' && !path.includes('latin-ext');
}

/** Brings in what the Worker handed over, and stops visitors at the pages that need a person. */
export const handle: Handle = async ({ event, resolve }) => {
	Object.assign(event.locals, event.platform);

	if (event.route.id?.startsWith(signedInPages) && !event.locals.viewer) {
		if (event.locals.viewerUnknown) error(503, 'We cannot tell who you are right now.');
		const returnTo = encodeURIComponent(event.url.pathname + event.url.search);
		redirect(303, `/login?return_to=${returnTo}`);
	}

	const response = await resolve(event, { preload: isNeededAtOnce });
	if (response.headers.get('content-type')?.startsWith('text/html')) {
		response.headers.set('cache-control', 'private, no-store');
	}
	return response;
};

/** What went wrong stays in the log; the page gets plain words and a reference to quote. */
export const handleError: HandleServerError = ({ status, event }) => ({
	message:
		status === 404
			? 'There is nothing at this address. It may have moved, or a piece of the link may be missing.'
			: 'Something broke on our side, and it is not your doing. Please try again in a moment.',
	requestId: event.locals.requestId
});
