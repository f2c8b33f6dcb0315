import { AsyncLocalStorage } from 'node:async_hooks';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../http/app-env.ts';
import type { Log } from '../observability/log.ts';

/** Without letters that look like digits, because people read the id out. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Four letters of five random bits each. The id is not a secret, only unlikely to occur twice. */
function fourLetters(): string {
	const bits = Math.floor(Math.random() * 2 ** 20);
	const letter = (shift: number) => alphabet.charAt((bits >> shift) & 31);
	return letter(15) + letter(10) + letter(5) + letter(0);
}

/** @returns sixty random bits in three groups, such as `K7QF-2MXA-9TRB` */
export const newRequestId = (): string => `${fourLetters()}-${fourLetters()}-${fourLetters()}`;

const current = new AsyncLocalStorage<string>();

/** Gives each request an id, for its response, its log lines and its error page. */
export const requestId = createMiddleware<AppEnv>((c, next) => {
	const id = newRequestId();
	c.set('requestId', id);
	return current.run(id, next);
});

/** A log that adds the id of the current request to each line, work in the background included. */
export const withRequestIdLog =
	(log: Log): Log =>
	(event, fields) =>
		log(event, { request_id: current.getStore(), ...fields });
