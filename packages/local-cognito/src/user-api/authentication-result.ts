import type { RefreshProblem, TokenResponse } from '../oauth/refresh-grant.ts';
import { ApiError, notAuthorized, userNotFound } from './api-error.ts';

/** The response of a sign-in or a refresh that has succeeded. */
export const authenticationResult = (tokens: TokenResponse) => ({
	AuthenticationResult: {
		AccessToken: tokens.access_token,
		IdToken: tokens.id_token,
		RefreshToken: tokens.refresh_token,
		ExpiresIn: tokens.expires_in,
		TokenType: tokens.token_type
	}
});

const refreshErrors: Record<RefreshProblem, () => ApiError> = {
	unknown: () => notAuthorized('Invalid Refresh Token'),
	expired: () => notAuthorized('Refresh Token has expired'),
	revoked: () => notAuthorized('Refresh Token has been revoked'),
	reused: () =>
		new ApiError(
			'RefreshTokenReuseException',
			'Refresh token has been invalidated by refresh token rotation'
		),
	disabled: () => notAuthorized('User is disabled.'),
	deleted: userNotFound
};

/** Why a refresh token is refused, in the API's words. */
export const refreshError = (problem: RefreshProblem): ApiError => refreshErrors[problem]();
