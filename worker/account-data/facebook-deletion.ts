import { and, desc, eq, lte, sql } from 'drizzle-orm';
import { base64url } from 'jose';
import { Hono } from 'hono';
import { sha256 } from '../auth/secrets.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Database } from '../database/client.ts';
import { identities } from '../database/schema.ts';
import type { AppEnv } from '../http/app-env.ts';
import { HttpError } from '../http/http-error.ts';
import type { Log } from '../observability/log.ts';
import { beginDeletion } from './deletion-request.ts';
import { confirmationCode, verifySignedRequest } from './facebook-request.ts';
import type { FacebookDeletion } from './facebook-request.ts';
import { detachIdentity, recordUnlinked } from './sign-in-methods.ts';
import { readForm } from '../http/request-body.ts';

interface Dependencies {
	config: Config;
	now: Clock;
	log: Log;
	sessionCache: { forgetSession: (sessionId: string) => void };
}

const problem = (status: number, code: string, message: string) =>
	new HttpError({ status, code, title: 'This request is not valid', message, actions: [] });

const notSetUp = problem(404, 'not_set_up', 'This site does not take requests from Facebook.');
const notSigned = problem(
	400,
	'invalid_signed_request',
	'It was not signed by Facebook for this site within the last day.'
);

/** `/auth/facebook/data-deletion`: Facebook passes on that somebody wants their data deleted. */
export const facebookDeletion = (dependencies: Dependencies) =>
	new Hono<AppEnv>({ strict: false }).post('/', async (c) => {
		const { config, now, log } = dependencies;
		const secret = config.facebookAppSecret;
		if (secret === null) throw notSetUp;
		const signedRequest = (await readForm(c))['signed_request'];
		if (typeof signedRequest !== 'string') throw notSigned;
		const request = await verifySignedRequest(signedRequest, secret, now());
		if (!request) {
			log('facebook_deletion_refused', {});
			throw notSigned;
		}
		const code = await confirmationCode(request, secret);
		await deletePerson(dependencies, c.get('database'), request, code);
		const url = `${config.origin}/data-deletion/${code}`;
		return c.json({ url, confirmation_code: code });
	});

/**
 * Deletes the account that this user of Facebook leads to; if it has other ways to sign in, only
 * what came from Facebook. What was created after the request stays.
 */
async function deletePerson(
	{ config, now, log, sessionCache }: Dependencies,
	database: Database,
	{ facebookUserId, issuedAt }: FacebookDeletion,
	code: string
): Promise<void> {
	const { issuer } = config.cognito;
	const found = await database
		.select({ userId: identities.userId, sub: identities.sub, others: othersOf })
		.from(identities)
		.where(
			and(
				eq(identities.provider, 'Facebook'),
				eq(identities.providerUserId, facebookUserId),
				eq(identities.issuer, issuer),
				// Facebook tells whole seconds.
				lte(identities.createdAt, issuedAt + 999)
			)
		)
		// An older one is of a user who was deleted in the pool, and signed in anew.
		.orderBy(desc(identities.createdAt))
		.limit(1);
	const [person] = found;
	log('facebook_deletion_requested', { user: person?.userId ?? null });
	if (!person) return;
	const { userId, sub } = person;
	const at = now();
	if (person.others > 0) {
		const [, ended] = await database.batch([
			recordUnlinked(database, { userId, issuer, sub, actor: null, provider: 'Facebook' }, at),
			...detachIdentity(database, { userId, issuer, sub, isDeletedInPool: false }, config, at)
		]);
		for (const { id } of ended) sessionCache.forgetSession(id);
		return;
	}
	const statusHash = base64url.encode(await sha256(code));
	const request = { userId, accessToken: null, statusHash, now: at, dueAt: at };
	const [ended] = await database.batch(beginDeletion(database, { ...request, by: 'facebook' }));
	for (const { id } of ended) sessionCache.forgetSession(id);
}

/** How many other ways to sign in the person of an identity has. */
const othersOf = sql<number>`(SELECT count(*) - 1 FROM ${identities} others WHERE others.user_id = "identities"."user_id")`;
