import { createAppClients } from './directory/app-clients.ts';
import { createAuthorizationCodes } from './oauth/authorization-codes.ts';
import { createCallbackChanges } from './oauth/authorization-response.ts';
import { createClock } from './directory/clock.ts';
import { createDirectory } from './directory/directory.ts';
import { createFaults } from './control/faults.ts';
import { createHostedSessions } from './hosted-ui/hosted-sessions.ts';
import { createOutbox } from './directory/outbox.ts';
import { createRefreshTokens } from './tokens/refresh-tokens.ts';
import { createSignInAttempts } from './hosted-ui/sign-in-attempts.ts';
import { createSigningKeys } from './tokens/signing-keys.ts';
import { createSocialCodes } from './federation/provider-codes.ts';
import { createTokenMutations } from './control/token-mutations.ts';
import { createVerificationCodes } from './directory/verification-codes.ts';
import { defaultSwitches } from './config/quirks.ts';
import type { KeyPairs } from './tokens/signing-keys.ts';

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
