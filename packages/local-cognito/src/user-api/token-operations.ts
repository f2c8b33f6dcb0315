import * as v from 'valibot';
import type { AppClient } from '../config/config.ts';
import { refreshTokens } from '../oauth/refresh-grant.ts';
import { revokeToken } from '../oauth/revoke.ts';
import type { Pool } from '../pool.ts';
import { ApiError, invalidParameter, notAuthorized } from './api-error.ts';
import { authenticationResult, refreshError } from './authentication-result.ts';
import { clientIdMember, text } from './input.ts';
import { operation, requiredClient, type Operation } from './operation.ts';

const clientMembers = { ClientId: clientIdMember, ClientSecret: v.optional(text(1, 64)) };

/** Operations on tokens that an app client calls. */
export const tokenOperations: Record<string, Operation> = {
	RevokeToken: operation(v.object({ Token: v.string(), ...clientMembers }), (pool, input) =>
		revoke(pool, authenticatedClient(pool, input), input.Token)
	),
	GetTokensFromRefreshToken: operation(
		v.object({ RefreshToken: v.string(), ...clientMembers }),
		(pool, input) => refresh(pool, authenticatedClient(pool, input), input.RefreshToken)
	)
};

interface ClientInput {
	ClientId: string;
	ClientSecret?: string | undefined;
}

function authenticatedClient(pool: Pool, { ClientId, ClientSecret }: ClientInput): AppClient {
	const client = requiredClient(pool, ClientId);
	if ((ClientSecret ?? null) === client.secret) return client;
	throw notAuthorized(
		client.secret !== null && ClientSecret === undefined
			? `Client ${client.id} is configured for secret but secret was not received`
			: `Unable to verify secret for client ${client.id}`
	);
}

function revoke(pool: Pool, client: AppClient, token: string): object {
	if (!client.revocation) {
		throw new ApiError(
			'UnsupportedOperationException',
			'Token revocation is not enabled for this client.'
		);
	}
	const error = revokeToken(pool, client, token);
	if (error === null) return {};
	if (error === 'unsupported_token_type') {
		throw new ApiError('UnsupportedTokenTypeException', 'Unsupported token type');
	}
	throw error === 'invalid_client'
		? new ApiError('UnauthorizedException', 'The client does not own this token.')
		: invalidParameter('Invalid token');
}

async function refresh(pool: Pool, client: AppClient, token: string): Promise<object> {
	const tokens = await refreshTokens(pool, client, token);
	if (typeof tokens === 'string') throw refreshError(tokens);
	return authenticationResult(tokens);
}
