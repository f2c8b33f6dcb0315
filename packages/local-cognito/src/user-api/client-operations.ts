import { ApiError, requiredText } from './api-error.ts';
import { renew } from '../oauth/token-endpoint.ts';
import { revokeToken } from '../oauth/revoke.ts';
import type { AppClient } from '../directory/app-clients.ts';
import type { Pool } from '../pool.ts';

type Field = (name: string) => unknown;

/** Operations that are called by an app client, with no access token. */
export const clientOperations = new Map<
	string,
	(pool: Pool, field: Field) => object | Promise<object>
>([
	['RevokeToken', revoke],
	['GetTokensFromRefreshToken', refresh],
	// The pool's clients sign people in on the hosted pages alone.
	...[
		'SignUp',
		'ConfirmSignUp',
		'ResendConfirmationCode',
		'ForgotPassword',
		'ConfirmForgotPassword',
		'InitiateAuth',
		'RespondToAuthChallenge'
	].map((name) => [name, refuseFlow] satisfies [string, typeof refuseFlow])
]);

function clientOf({ clients }: Pool, field: Field): AppClient {
	const id = requiredText('ClientId', field('ClientId'));
	const client = clients.get(id);
	if (!client)
		throw new ApiError('ResourceNotFoundException', `User pool client ${id} does not exist.`);
	return client;
}

function authenticated(pool: Pool, field: Field): AppClient {
	const client = clientOf(pool, field);
	if ((field('ClientSecret') ?? null) === client.secret) return client;
	throw new ApiError(
		'NotAuthorizedException',
		`Unable to verify secret hash for client ${client.id}`
	);
}

function revoke(pool: Pool, field: Field): object {
	const problem = revokeToken(
		pool,
		authenticated(pool, field),
		requiredText('Token', field('Token'))
	);
	if (problem === 'unsupported_token_type') {
		throw new ApiError('UnsupportedTokenTypeException', 'Unsupported token type');
	}
	if (problem)
		throw new ApiError('UnsupportedOperationException', 'Token revocation is not possible.');
	return {};
}

async function refresh(pool: Pool, field: Field): Promise<object> {
	const client = authenticated(pool, field);
	const answer = await renew(pool, client, requiredText('RefreshToken', field('RefreshToken')));
	if (typeof answer === 'string') {
		throw new ApiError('NotAuthorizedException', 'Invalid Refresh Token');
	}
	return {
		AuthenticationResult: {
			AccessToken: answer.access_token,
			IdToken: answer.id_token,
			RefreshToken: answer.refresh_token,
			ExpiresIn: answer.expires_in,
			TokenType: answer.token_type
		}
	};
}

function refuseFlow(pool: Pool, field: Field): never {
	const { id, secret } = clientOf(pool, field);
	throw secret
		? new ApiError(
				'NotAuthorizedException',
				`Client ${id} is configured with secret but SECRET_HASH was not received`
			)
		: new ApiError('InvalidParameterException', 'This flow is not enabled for this client');
}
