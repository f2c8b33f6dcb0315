import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { describeError } from '../database/errors.ts';
import type { AppEnv } from '../http/app-env.ts';
import { HttpError } from '../http/http-error.ts';
import { goHome } from '../http/problem.ts';
import { isPrefetch } from '../http/prefetch.ts';
import { isSafe } from '../http/safe-methods.ts';
import type { Log } from '../observability/log.ts';
import { checkedAuthentication } from '../users/identity.ts';
import type { Identity } from '../users/identity.ts';

/** Counts one request of `key`. @returns false when it exceeds the limit */
export type Limiter = (key: string) => Promise<boolean>;

interface Dependencies {
	limiters: { signIn: Limiter; write: Limiter };
	log: Log;
}

/**
 * A change of a public text rewrites the lists of its words, up to 230 rows per kilobyte: each of
 * these many bytes of a body counts as one more write.
 */
const bytesPerWrite = 2_000;

/** The period in wrangler.toml. */
const periodSeconds = 60;

const tooManyRequests = (message: string) =>
	new HttpError(
		{
			status: 429,
			code: 'too_many_requests',
			title: 'Please wait a minute',
			message,
			actions: [goHome]
		},
		{ headers: { 'retry-after': String(periodSeconds) } }
	);

const tooManySignIns = tooManyRequests(
	'There were too many sign-ins from your network. Please try again soon.'
);
const tooManyWrites = tooManyRequests(
	'You made too many changes at once. Please try again soon. Nothing is lost.'
);

const tooManyReports = tooManyRequests(
	'There were too many reports from your network. Please try again soon.'
);

const tooManyCalendars = tooManyRequests(
	'Too many events were added to calendars from your network. Please try again soon.'
);

const tooManyAccountRequests = tooManyRequests(
	'You asked for your account very often. Please try again soon. Nothing is lost.'
);

/** Limits sign-ins by address, because the person is not known yet. */
export const limitSignIns = ({ limiters, log }: Dependencies) =>
	createMiddleware<AppEnv>(async (c, next) => {
		// It starts no sign-in, and nobody has asked for it.
		if (c.req.path === '/auth/login' && isPrefetch(c.req)) return next();
		const isAllowed = await isWithinLimit(limiters.signIn, `${c.req.path} ${addressOf(c)}`, log);
		if (!isAllowed) throw tooManySignIns;
		await next();
	});

/** Limits writes and what they send, by person on any network, and anonymous ones by address. */
export const limitWrites = (dependencies: Dependencies) =>
	createMiddleware<AppEnv>((c, next) =>
		isSafe(c.req.method) ? next() : countWrite(dependencies, c).then(next)
	);

/** As how many writes a request counts by its body. */
const writesOfBody = (c: Context<AppEnv>) => 1 + Math.floor(c.get('bodyBytes') / bytesPerWrite);

/**
 * Counts a request as so many writes in all, beyond those that its body counted as.
 *
 * @throws {HttpError} 429 when that exceeds the limit
 */
export const countWritesWith =
	({ limiters, log }: Dependencies, c: Context<AppEnv>) =>
	async (personId: string, writes: number): Promise<void> => {
		const more = Math.max(0, writes - writesOfBody(c));
		if (!(await areWithinLimit(limiters.write, personId, more, log))) throw tooManyWrites;
	};

async function countWrite({ limiters, log }: Dependencies, c: Context<AppEnv>): Promise<void> {
	const authentication = c.get('authentication');
	const writes = writesOfBody(c);
	const mayWrite = (key: string) => areWithinLimit(limiters.write, key, writes, log);
	if (!(await mayWrite(authentication.caller ?? addressOf(c)))) {
		// Resolved for the log, which names the user.
		await authentication.identity();
		throw tooManyWrites;
	}
	// All API tokens of a person count as one caller, whom only D1 knows.
	if (authentication.caller !== null || authentication.known() !== null) return;
	const countPerson = async (identity: Identity) => {
		if (identity.kind !== 'signed_in') return;
		if (!(await mayWrite(identity.viewer.id))) throw tooManyWrites;
	};
	c.set('authentication', checkedAuthentication(authentication, countPerson));
}

/**
 * Limits what is asked of the pages about one's own account, by person and by address: most of it
 * asks Cognito, and some of it checks a password or a code.
 */
export const limitAccount = ({ limiters, log }: Dependencies) =>
	createMiddleware<AppEnv>((c, next) =>
		isAt(/^\/account(?:\/|$)/, c.req.path)
			? countAccount(limiters.signIn, c, log).then(next)
			: next()
	);

async function countAccount(limiter: Limiter, c: Context<AppEnv>, log: Log): Promise<void> {
	const { caller } = c.get('authentication');
	const keys = [`account ${addressOf(c)}`, ...(caller === null ? [] : [`account ${caller}`])];
	const allowed = await Promise.all(keys.map((key) => isWithinLimit(limiter, key, log)));
	if (allowed.includes(false)) throw tooManyAccountRequests;
}

/** Anybody may report something without an account, so the address counts, and sooner. */
export const limitReports = ({ limiters, log }: Dependencies) =>
	createMiddleware<AppEnv>(async (c, next) => {
		if (isSafe(c.req.method) || !isReport.test(c.req.path)) return next();
		if (!(await isWithinLimit(limiters.signIn, `report ${addressOf(c)}`, log))) {
			throw tooManyReports;
		}
		await next();
	});

const isReport = /^\/report\/?$|^\/api\/(?:events|businesses)\/[^/]+\/reports\/?$/;

/** Anybody can follow the links to calendars, and each time is a write: so many of one network. */
export const limitCalendarAdds = ({ limiters, log }: Dependencies) =>
	createMiddleware<AppEnv>(async (c, next) => {
		const isAdd = isAt(/^\/events\/.+\/calendar\//, c.req.path);
		if (isAdd && !(await isWithinLimit(limiters.write, `calendar ${addressOf(c)}`, log))) {
			throw tooManyCalendars;
		}
		await next();
	});

/** Decoded as the router of the pages does. */
function isAt(pattern: RegExp, path: string): boolean {
	try {
		return pattern.test(decodeURIComponent(path));
	} catch {
		// No page has a path that cannot be decoded.
		return false;
	}
}

/** A limiter that fails allows the request: it protects the site and grants nothing. */
const isWithinLimit = (limiter: Limiter, key: string, log: Log) =>
	limiter(key).catch((error: unknown) => {
		log('rate_limit_unavailable', { reason: describeError(error) });
		return true;
	});

async function areWithinLimit(
	limiter: Limiter,
	key: string,
	requests: number,
	log: Log
): Promise<boolean> {
	const counted = Array.from({ length: requests }, () => isWithinLimit(limiter, key, log));
	return (await Promise.all(counted)).every(Boolean);
}

/** A household or an office has a whole /64 of IPv6 (RFC 6177), so that counts as one address. */
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
