import type { Config } from './config/config.ts';
import { createCallbackChanges } from './control/callback-changes.ts';
import { createFaults } from './control/faults.ts';
import { createTokenMutations } from './control/token-mutations.ts';
import { createClock } from './directory/clock.ts';
import { createDecoys } from './directory/decoys.ts';
import { addPeople, createDirectory } from './directory/directory.ts';
import { createGroups } from './directory/groups.ts';
import { createOutbox, type Outbox } from './directory/outbox.ts';
import { createPasswordAttempts } from './directory/password-attempts.ts';
import { createVerificationCodes } from './directory/verification-codes.ts';
import { createProviderCodes } from './federation/provider-codes.ts';
import { createHostedSessions } from './hosted-ui/hosted-sessions.ts';
import { createSignInAttempts } from './hosted-ui/sign-in-attempts.ts';
import { createAuthorizationCodes } from './oauth/authorization-codes.ts';
import { createPasskeyRegistrations } from './passkeys/registrations.ts';
import { restoreUser } from './persistence/restore-user.ts';
import type { Snapshot } from './persistence/snapshot.ts';
import { createRefreshTokens } from './tokens/refresh-tokens.ts';
import { createSigningKeys, type KeyPairs } from './tokens/signing-keys.ts';
import { createChallengeSessions } from './user-api/sign-in/challenge-sessions.ts';

export interface PoolOptions {
	config: Config;
	/** The origin of the local Cognito, without a trailing slash. */
	origin: string;
	now: () => Date;
	keyPairs: KeyPairs;
	/** What was kept when the program ended last; null to start with the configuration alone. */
	snapshot: Snapshot | null;
	otherMessages: Outbox['otherMessages'];
}

/** The whole state of the user pool. A reset creates a new one. */
export type Pool = ReturnType<typeof createPool>;

/** A user pool as its configuration describes it, before anyone has signed in. */
export function createPool({
	config,
	origin,
	now,
	keyPairs,
	snapshot,
	otherMessages
}: PoolOptions) {
	const clock = createClock(now);
	const quirks = { ...config.quirks };
	const outbox = createOutbox(otherMessages);
	const startedAt = clock.now().getTime();
	const directory = createDirectory(config, () => clock.now().getTime(), snapshot?.removed);
	for (const user of snapshot?.users ?? []) directory.add(restoreUser(user, config));
	addPeople(directory, config, startedAt);
	return {
		config,
		origin,
		clock,
		quirks,
		outbox,
		clients: new Map(config.clients.map((client) => [client.id, structuredClone(client)])),
		startedAt,
		directory,
		groups: createGroups(config.groups, startedAt, snapshot?.groups),
		decoys: createDecoys(config.username_attributes.includes('email')),
		passwordAttempts: createPasswordAttempts(clock),
		challengeSessions: createChallengeSessions(clock),
		passkeyRegistrations: createPasskeyRegistrations(clock),
		keys: createSigningKeys(keyPairs, snapshot?.keys ?? null),
		authorizationCodes: createAuthorizationCodes(clock),
		refreshTokens: createRefreshTokens(clock, quirks, snapshot),
		hostedSessions: createHostedSessions(clock),
		signInAttempts: createSignInAttempts(clock),
		verificationCodes: createVerificationCodes(config.verification, clock, outbox),
		tokenMutations: createTokenMutations(),
		callbackChanges: createCallbackChanges(),
		providerCodes: createProviderCodes(),
		/** Ids of the people whose account was linked by their first, failed sign-in. */
		linkedPeople: new Set<string>(),
		faults: createFaults()
	};
}
