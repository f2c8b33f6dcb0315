import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../http/app-env.ts';
import { knownIdentityOf } from '../http/viewer.ts';

/** A file of web/static/: https://html.spec.whatwg.org/multipage/speculative-loading.html */
const rules = '"/speculation-rules.json"';

/**
 * Lets browsers fetch a public page when somebody is about to follow its link. Only for anonymous
 * visitors, who get it from the cache: for others each such guess would cost queries.
 */
export const speculationRules = createMiddleware<AppEnv>(async (c, next) => {
	await next();
	const isPage = c.res.headers.get('content-type')?.startsWith('text/html') === true;
	const mayGuess = isPage && c.res.status === 200 && knownIdentityOf(c).kind === 'anonymous';
	if (mayGuess) c.res.headers.set('speculation-rules', rules);
});
