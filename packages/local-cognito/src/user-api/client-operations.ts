import type { AppClient } from '../config/config.ts';
import { refreshTokens } from '../oauth/refresh-grant.ts';
import { revokeToken } from '../oauth/revoke.ts';
import type { Pool } from '../pool.ts';
import { ApiError, requiredText } from './api-error.ts';
import { requiredClient, type ClientOperation, type Field } from './operation.ts';

/** Operations that an app client calls, without an access token. */
export const clientOperations: Record<string, ClientOperation> = {
	RevokeToken,
	GetTokensFromRefreshToken,
	SignUp: refuseFlow,
	ConfirmSignUp: refuseFlow,
	ResendConfirmationCode: refuseFlow,
	ForgotPassword: refuseFlow,
	ConfirmForgotPassword: refuseFlow,
	InitiateAuth,
	RespondToAuthChallenge: refuseFlow
};

function authenticatedClient(pool: Pool, field: Field): AppClient {
	const client = requiredClient(pool, field);
	if ((field('ClientSecret') ?? null) === client.secret) return client;
	throw new ApiError(
		'NotAuthorizedException',
		`Unable to verify secret hash for client ${client.id}`
	);
}

function RevokeToken(pool: Pool, field: Field): object {
	const client = authenticatedClient(pool, field);
	const error = revokeToken(pool, client, requiredText('Token', field('Token')));
	if (error === null) return {};
	throw error === 'unsupported_token_type'
		? new ApiError('UnsupportedTokenTypeException', 'Unsupported token type')
		: new ApiError('UnsupportedOperationException', 'Token revocation is not possible.');
}

async function GetTokensFromRefreshToken(pool: Pool, field: Field): Promise<object> {
	const client = authenticatedClient(pool, field);
	const token = requiredText('RefreshToken', field('RefreshToken'));
	const tokens = await refreshTokens(pool, client, token);
	if (typeof tokens === 'string') {
		throw new ApiError('NotAuthorizedException', 'Invalid Refresh Token');
	}
	return {
		AuthenticationResult: {
			AccessToken: tokens.access_token,
			IdToken: tokens.id_token,
			RefreshToken: tokens.refresh_token,
			ExpiresIn: tokens.expires_in,
			TokenType: tokens.token_type
		}
	};
}

/** Rotation excludes this flow: a client that has rotation refuses it. */
function InitiateAuth(pool: Pool, field: Field): never {
	if (field('AuthFlow') !== 'REFRESH_TOKEN_AUTH') return refuseFlow(pool, field);
	if (!requiredClient(pool, field).rotation) {
		throw new ApiError('NotAuthorizedException', 'Invalid Refresh Token');
	}
	throw new ApiError('InvalidParameterException', 'Auth flow not enabled for this client');
}

/** The app clients allow sign-in on the hosted pages only. */
function refuseFlow(pool: Pool, field: Field): never {
	const { id, secret } = requiredClient(pool, field);
	throw secret
		? new ApiError(
				'NotAuthorizedException',
				`Client ${id} is configured with secret but SECRET_HASH was not received`
			)
		: new ApiError('InvalidParameterException', 'This flow is not enabled for this client');
}
