import type { AppClient } from '../config/config.ts';
import type { Provider } from '../config/provider.ts';

/** A valid request to sign someone in. */
export interface AuthorizationRequest {
	client: AppClient;
	redirectUri: string;
	state: string | null;
	scopes: readonly string[];
	nonce: string | null;
	codeChallenge: string | null;
	provider: Provider | null;
	prompt: readonly string[];
	lang: string | null;
	loginHint: string | null;
	resource: string | null;
	/** The query string of the request, which pages pass on to each other. */
	query: string;
}

/** Why a request fails, and where the error is shown. */
export type AuthorizationError =
	| { shownTo: 'visitor'; text: string }
	| { shownTo: 'visitor_after_redirect'; error: string; clientId: string }
	| {
			shownTo: 'site';
			redirectUri: string;
			state: string | null;
			error: string;
			description: string | null;
	  };

/** An error that is sent to the site which asked for the sign-in. */
export const errorForSite = (
	{ redirectUri, state }: Pick<AuthorizationRequest, 'redirectUri' | 'state'>,
	error: string,
	description: string | null = null
): AuthorizationError => ({ shownTo: 'site', redirectUri, state, error, description });
