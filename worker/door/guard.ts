import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../app-env.ts';

/** Lets a request through, or throws the HttpError that it is answered with. */
export type Guard = (c: Context<AppEnv>) => void | Promise<void>;

/**
 * Asks several guards in turn. They are one step of Hono's chain and not one each, because a step
 * takes longer than most guards do.
 */
export const guard = (...guards: readonly Guard[]) =>
	createMiddleware<AppEnv>(async function guard(c, next) {
		for (const admit of guards) {
			const pending = admit(c);
			if (pending) await pending;
		}
		await next();
	});
