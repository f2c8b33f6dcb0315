import * as v from 'valibot';
import { allowedFlows, authFlows, type AuthFlow } from '../../config/client.ts';
import type { AppClient } from '../../config/config.ts';
import type { User } from '../../directory/user.ts';
import { refreshTokens } from '../../oauth/refresh-grant.ts';
import type { Pool } from '../../pool.ts';
import { invalidParameter, userNotFound } from '../api-error.ts';
import { authenticationResult, refreshError } from '../authentication-result.ts';
import { clientIdMember, sessionMember } from '../input.ts';
import { operation, requiredClient, type Operation } from '../operation.ts';
import { requireSecretHash } from '../secret-hash.ts';
import { signInAfterSignUp, signInWithChoice } from './choice.ts';
import { readParameters, type Parameters } from './parameters.ts';
import { signInWithPassword } from './password-factor.ts';
import { challengeNames, respondToChallenge } from './respond-to-challenge.ts';
import { beginSrp } from './srp-challenge.ts';

const parameters = v.record(v.string(), v.string());

/** The flows of InitiateAuth; the last two are an administrator's. */
const flows = [
	'USER_SRP_AUTH',
	'REFRESH_TOKEN_AUTH',
	'REFRESH_TOKEN',
	'CUSTOM_AUTH',
	'USER_PASSWORD_AUTH',
	'USER_AUTH',
	'ADMIN_NO_SRP_AUTH',
	'ADMIN_USER_PASSWORD_AUTH'
] as const;
type Flow = (typeof flows)[number];

/** The members of InitiateAuth, which AdminInitiateAuth shares. */
export const initiateMembers = {
	AuthFlow: v.picklist(flows),
	ClientId: clientIdMember,
	AuthParameters: v.optional(parameters, {}),
	Session: v.optional(sessionMember)
};

/** The members of RespondToAuthChallenge, which AdminRespondToAuthChallenge shares. */
export const respondMembers = {
	ChallengeName: v.picklist(challengeNames),
	ClientId: clientIdMember,
	ChallengeResponses: v.optional(parameters, {}),
	Session: v.optional(sessionMember)
};

/** The two operations with which people sign in. */
export const signInOperations: Record<string, Operation> = {
	InitiateAuth: operation(v.object(initiateMembers), (pool, input) => {
		if (input.AuthFlow.startsWith('ADMIN_')) {
			throw invalidParameter(`${input.AuthFlow} is only allowed with AdminInitiateAuth.`);
		}
		return initiateAuth(pool, input);
	}),
	RespondToAuthChallenge: operation(v.object(respondMembers), (pool, input) =>
		respondToChallenge(
			pool,
			requiredClient(pool, input.ClientId),
			input.ChallengeName,
			input.Session ?? null,
			readParameters(input.ChallengeResponses)
		)
	)
};

/** A request of InitiateAuth or AdminInitiateAuth. */
export interface Initiation {
	AuthFlow: Flow;
	ClientId: string;
	AuthParameters: Record<string, string>;
	Session?: string | undefined;
}

/** Starts a sign-in. @throws {ApiError} */
export async function initiateAuth(pool: Pool, input: Initiation): Promise<object> {
	const client = requiredClient(pool, input.ClientId);
	requireFlow(client, input.AuthFlow);
	const params = readParameters(input.AuthParameters);
	if (input.AuthFlow.startsWith('REFRESH_TOKEN')) return refresh(pool, client, params);
	const username = params.required('USERNAME');
	await requireSecretHash(client, username, params.optional('SECRET_HASH') ?? undefined);
	if (input.AuthFlow === 'USER_AUTH' && input.Session) {
		return signInAfterSignUp(pool, client, input.Session);
	}
	const user = findUser(pool, client, username);
	switch (input.AuthFlow) {
		case 'USER_SRP_AUTH':
			return withoutSession(await beginSrp(pool, client, user, params));
		case 'USER_AUTH':
			return signInWithChoice(pool, client, user, params);
		default:
			return signInWithPassword(pool, client, user, params);
	}
}

/** This flow alone names its state in the secret block. */
const withoutSession = <Response extends { Session: string }>({ Session, ...rest }: Response) =>
	rest;

/** Whoever signs in here; null for nobody, who must not be told apart. @throws {ApiError} */
function findUser({ directory }: Pool, client: AppClient, username: string): User | null {
	const user = directory.byLogin(username);
	if (user && user.identity === null) return user;
	if (client.prevent_user_existence_errors) return null;
	throw userNotFound();
}

const allowances: Record<Flow, AuthFlow | null> = {
	USER_SRP_AUTH: 'ALLOW_USER_SRP_AUTH',
	USER_PASSWORD_AUTH: 'ALLOW_USER_PASSWORD_AUTH',
	USER_AUTH: 'ALLOW_USER_AUTH',
	REFRESH_TOKEN_AUTH: 'ALLOW_REFRESH_TOKEN_AUTH',
	REFRESH_TOKEN: 'ALLOW_REFRESH_TOKEN_AUTH',
	ADMIN_NO_SRP_AUTH: 'ALLOW_ADMIN_USER_PASSWORD_AUTH',
	ADMIN_USER_PASSWORD_AUTH: 'ALLOW_ADMIN_USER_PASSWORD_AUTH',
	CUSTOM_AUTH: null
};

const refusals: Partial<Record<Flow, string>> = {
	USER_SRP_AUTH: 'USER_SRP_AUTH is not enabled for the client.',
	USER_AUTH: 'USER_AUTH is not enabled for the client.',
	USER_PASSWORD_AUTH: 'USER_PASSWORD_AUTH flow not enabled for this client'
};

function requireFlow(client: AppClient, flow: Flow): void {
	const needed = authFlows.find((allowed) => allowed === allowances[flow]);
	if (needed && allowedFlows(client).includes(needed)) return;
	throw invalidParameter(refusals[flow] ?? 'Auth flow not enabled for this client');
}

async function refresh(pool: Pool, client: AppClient, params: Parameters) {
	const token = params.required('REFRESH_TOKEN');
	const grant = pool.refreshTokens.grantOf(token);
	// The hash is made with the name of the user, whom only the token names.
	if (!grant) throw refreshError('unknown');
	const username = pool.directory.bySub(grant.sub)?.username;
	if (username === undefined) throw refreshError('deleted');
	await requireSecretHash(client, username, params.optional('SECRET_HASH') ?? undefined);
	const tokens = await refreshTokens(pool, client, token);
	if (typeof tokens === 'string') throw refreshError(tokens);
	return { ...authenticationResult(tokens), ChallengeParameters: {} };
}
