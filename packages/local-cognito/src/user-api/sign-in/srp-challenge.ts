import type { AppClient } from '../../config/config.ts';
import { settlePassword } from '../../directory/check-password.ts';
import { verifierOf } from '../../directory/password.ts';
import { srpIdentity, srpSignature, srpVerifier, startSrp } from '../../directory/srp.ts';
import type { User } from '../../directory/user.ts';
import type { Pool } from '../../pool.ts';
import { invalidParameter, wrongPassword } from '../api-error.ts';
import { afterPassword, challengeResponse } from './challenge-response.ts';
import { randomText } from './challenge-sessions.ts';
import { findSession } from './current-session.ts';
import { requireRight } from './password-factor.ts';
import type { Parameters } from './parameters.ts';

/** Bytes; the block of a real pool is about as long. */
const secretBlockBytes = 1024;

/**
 * Answers the client's public number with the server's. An account that does not exist gets an
 * answer too, the same salt each time.
 */
export async function beginSrp(
	pool: Pool,
	client: AppClient,
	user: User | null,
	{ required }: Parameters
) {
	const username = user?.username ?? (await pool.decoys.username(required('USERNAME')));
	const identity = srpIdentity(pool.config.user_pool_id, username);
	const { salt, verifier } = await verifierFor(pool, user, username);
	const exchange = await startSrp(identity, verifier, required('SRP_A'));
	if (!exchange) throw invalidParameter('SRP_A is not a valid public number.');
	const secretBlock = randomText(secretBlockBytes);
	return challengeResponse(
		{ pool, client, user: user?.password ? user : null },
		{ name: 'PASSWORD_VERIFIER', exchange, secretBlock },
		{
			SALT: salt,
			SECRET_BLOCK: secretBlock,
			SRP_B: exchange.serverPublic,
			USERNAME: username,
			USER_ID_FOR_SRP: username
		}
	);
}

async function verifierFor(pool: Pool, user: User | null, username: string) {
	const userPoolId = pool.config.user_pool_id;
	if (!user?.password) {
		const salt = await pool.decoys.salt(username);
		return srpVerifier(srpIdentity(userPoolId, username), crypto.randomUUID(), salt);
	}
	const known = await verifierOf({ userPoolId, username }, user.password);
	// Kept, so that the salt stays the same as well.
	user.password = known;
	return known;
}

const timestampFormat = /^[A-Z][a-z]{2} [A-Z][a-z]{2} \d{1,2} \d{2}:\d{2}:\d{2} [A-Z]{3,4} \d{4}$/;

/** Checks the client's proof that it knows the password. */
export async function finishSrp(
	pool: Pool,
	client: AppClient,
	sessionId: string | null,
	{ required }: Parameters
) {
	const secretBlock = required('PASSWORD_CLAIM_SECRET_BLOCK');
	const signature = required('PASSWORD_CLAIM_SIGNATURE');
	const timestamp = required('TIMESTAMP');
	if (!timestampFormat.test(timestamp)) {
		throw invalidParameter('TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.');
	}
	const id = sessionId ?? pool.challengeSessions.findBySecretBlock(secretBlock);
	if (id === null) throw wrongPassword();
	const { challenge, sub, clientId } = findSession(pool, id, 'PASSWORD_VERIFIER');
	const user = sub === null ? null : pool.directory.bySub(sub);
	pool.challengeSessions.use(id);
	if (!user || clientId !== client.id || secretBlock !== challenge.secretBlock) {
		throw wrongPassword();
	}
	const expected = await srpSignature(challenge.exchange, { secretBlock, timestamp });
	requireRight(settlePassword(pool, user, signature === expected));
	return afterPassword({ pool, client, user });
}
