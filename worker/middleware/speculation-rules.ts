import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../http/app-env.ts';

/** A file of web/static/: https://html.spec.whatwg.org/multipage/speculative-loading.html */
const rules = '"/speculation-rules.json"';

/**
 * Lets browsers fetch a public page when somebody is about to follow its link. Only for anonymous
 * visitors, who get it from the cache: for others each such guess would cost queries.
 */
export const speculationRules = createMiddleware<AppEnv>(async (c, next) => {
	await next();
	const isPage = c.res.headers.get('content-type')?.startsWith('text/html') === true;
	// Nothing is known yet of somebody whose page is still being sent.
	const isAnonymous = c.get('authentication').known()?.kind === 'anonymous';
	const mayGuess = isPage && c.res.status === 200 && isAnonymous;
	if (mayGuess) c.res.headers.set('speculation-rules', rules);
});
