import type { RequestHandler } from './$types';

/** Not the pages: those that search engines should leave out say so themselves. */
const closed = [
	...['/api/', '/auth/', '/account', '/dashboard', '/people/', '/report', '/review'],
	// They only lead elsewhere, and are counted.
	'/events/*/calendar/'
];

/** What programs that follow links may look at: RFC 9309. */
export const GET: RequestHandler = ({ locals: { language, origin } }) => {
	const paths = closed.flatMap((path) =>
		language.offered.map(({ code }) => language.addressIn(code, path))
	);
	const lines = ['User-agent: *', ...new Set(paths.map((path) => `Disallow: ${path}`)), ''];
	return new Response([...lines, `Sitemap: ${origin}/sitemap.xml`, ''].join('\n'), {
		headers: { 'content-type': 'text/plain; charset=utf-8' }
	});
};
