import { createAppClients } from './app-clients.ts';
import { createAuthorizationCodes } from './authorization-codes.ts';
import { createCallbackChanges } from './authorization-response.ts';
import { createClock } from './clock.ts';
import { createDirectory } from './directory.ts';
import { createFaults } from './faults.ts';
import { createHostedSessions } from './hosted-session.ts';
import { createOutbox } from './outbox.ts';
import { createRefreshTokens } from './refresh-tokens.ts';
import { createSignInAttempts } from './sign-in-attempts.ts';
import { createSigningKeys } from './signing-keys.ts';
import { createSocialCodes } from './social-codes.ts';
import { createTokenMutations } from './token-mutations.ts';
import { createVerificationCodes } from './verification-codes.ts';
import { defaultSwitches } from './switches.ts';
import type { KeyPairs } from './signing-keys.ts';

export interface PoolOptions {
	/** Where the local Cognito is reached, without a trailing slash. */
	origin: string;
	/** `eu-west-1_…`. */
	poolId: string;
	/** Origins of the sites that may sign people in. */
	sites: readonly string[];
	now: () => Date;
	keyPairs: KeyPairs;
}

/** Everything the user pool remembers. A reset makes a new one. */
export type Pool = ReturnType<typeof createPool>;

export function createPool({ origin, poolId, sites, now, keyPairs }: PoolOptions) {
	const clock = createClock(now);
	const switches = defaultSwitches();
	const outbox = createOutbox();
	return {
		...{ origin, id: poolId, clock, switches, outbox },
		clients: createAppClients(sites),
		directory: createDirectory(poolId, clock, switches),
		keys: createSigningKeys(keyPairs),
		authorizationCodes: createAuthorizationCodes(clock),
		refreshTokens: createRefreshTokens(clock, switches),
		hostedSessions: createHostedSessions(clock),
		attempts: createSignInAttempts(clock),
		verificationCodes: createVerificationCodes(clock, outbox),
		mutations: createTokenMutations(),
		callbackChanges: createCallbackChanges(),
		socialCodes: createSocialCodes(),
		faults: createFaults()
	};
}

/**
 * The pool's `iss`. Cognito has two forms of it, on two hosts; here they are two paths.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html
 */
export function issuerOf({ origin, id, switches }: Pool): string {
	return switches.issuer_type === 'UPDATED'
		? `${origin}/issuer-cognito-idp/${id}`
		: `${origin}/${id}`;
}
