import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../http/app-env.ts';

/** Lets a request through, or throws the HttpError that it is answered with. */
export type Guard = (c: Context<AppEnv>) => void | Promise<void>;

/**
 * Asks several guards in turn. They are one step of Hono's chain and not one each, because a step
 * takes longer than most guards do.
 */
export const guard = (...guards: readonly Guard[]) =>
	createMiddleware<AppEnv>(function guard(c, next) {
		const pending = ask(guards, c);
		return pending ? pending.then(next) : next();
	});

/** @returns a promise only when a guard has to wait: most need not, and each wait takes its time. */
function ask(guards: readonly Guard[], c: Context<AppEnv>): Promise<void> | void {
	for (const [place, admit] of guards.entries()) {
		const pending = admit(c);
		if (pending) return pending.then(() => ask(guards.slice(place + 1), c));
	}
}
