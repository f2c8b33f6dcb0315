import { AsyncLocalStorage } from 'node:async_hooks';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../http/app-env.ts';
import type { Log } from '../observability/log.ts';

/** Without the letters that are easily taken for digits, because people read these out. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Four letters, of five random bits each. A reference keeps no secret: it only has to be unlike others. */
function fourLetters(): string {
	const bits = Math.floor(Math.random() * 2 ** 20);
	const letter = (place: number) => alphabet.charAt((bits >> place) & 31);
	return letter(15) + letter(10) + letter(5) + letter(0);
}

/**
 * Names a request: on its answer, in every line logged for it, and on its error page.
 *
 * @returns sixty random bits, in three groups: `K7QF-2MXA-9TRB`.
 */
export const newRequestId = (): string => `${fourLetters()}-${fourLetters()}-${fourLetters()}`;

const current = new AsyncLocalStorage<string>();

/** Does work of a request, and all that it leaves for later, under the request's id. */
export const duringRequest = <T>(requestId: string, work: () => T): T =>
	current.run(requestId, work);

/** Does all that follows under the request's id. */
export const withRequestId = createMiddleware<AppEnv>(function withRequestId(c, next) {
	return duringRequest(c.get('requestId'), next);
});

/**
 * A log whose lines name the request that they belong to, however deep in its work they are
 * written. Handing the id down by hand would take it through everything, and forget it somewhere.
 */
export const namingRequests =
	(log: Log): Log =>
	(event, fields) =>
		log(event, { request_id: current.getStore(), ...fields });
