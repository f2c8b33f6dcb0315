import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../http/app-env.ts';
import { describeError } from '../database/errors.ts';
import { HttpError } from '../http/http-error.ts';
import { goHome } from '../http/problem.ts';
import type { Log } from '../observability/log.ts';
import type { Limiter, Parts } from '../parts.ts';
import { isSafe } from '../http/safe-methods.ts';

/** Seconds: the period that wrangler.toml sets. */
const period = 60;

const tooMany = (message: string) =>
	new HttpError(
		{
			status: 429,
			code: 'too_many_requests',
			title: 'Please wait a minute',
			message,
			actions: [goHome]
		},
		{ headers: { 'retry-after': String(period) } }
	);

/** Before sign-in there is only an address to go by. */
export function limitSignIns({ limiters, log }: Pick<Parts, 'limiters' | 'log'>) {
	return createMiddleware<AppEnv>(async function limitSignIns(c, next) {
		if (!(await allows(limiters.signIn, `${c.req.path} ${addressOf(c)}`, log))) {
			throw tooMany('There were very many sign-ins from your network just now. Try again soon.');
		}
		await next();
	});
}

/** After it, each person has an allowance of their own, on whatever network. */
export function limitWrites({ limiters, log }: Pick<Parts, 'limiters' | 'log'>) {
	async function count(c: Context<AppEnv>): Promise<void> {
		const who = c.get('who');
		const key = who.kind === 'signed_in' ? who.viewer.id : addressOf(c);
		if (await allows(limiters.write, key, log)) return;
		throw tooMany('You made very many changes just now. Try again soon; nothing is lost.');
	}

	return createMiddleware<AppEnv>(function limitWrites(c, next) {
		return isSafe(c.req.method) ? next() : count(c).then(next);
	});
}

/** A limiter that fails lets people in: it protects the site, it does not decide who may enter. */
const allows = (limiter: Limiter, key: string, log: Log) =>
	limiter(key).catch((error: unknown) => {
		log('rate_limit_unavailable', { reason: describeError(error) });
		return true;
	});

/** One household or office has a whole /64 of IPv6 (RFC 6177), so its addresses count as one. */
function addressOf(c: Context): string {
	const address = c.req.header('cf-connecting-ip') ?? 'unknown';
	return address.includes(':') ? networkOf(address) : address;
}

function networkOf(address: string): string {
	const [head = '', tail = ''] = address.split('::');
	const before = head.split(':').filter(Boolean);
	const after = tail.split(':').filter(Boolean);
	const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
	return [...before, ...zeros, ...after].slice(0, 4).join(':');
}
