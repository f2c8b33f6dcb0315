import type { Config } from '../../worker/config.ts';
import type { Answer, Outside, Silence } from './outside.ts';

export const scope = 'openid email profile aws.cognito.signin.user.admin';
/** RFC 7636, appendix B: nobody ever redeems what comes of it. */
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
/** Where most of an app client's mistakes are put right. */
export const consolePlace = 'In the AWS console under App clients, Login pages';

/** Whose sign-in is tried: a site, and the pool that it uses. */
export type Subject = Pick<Config, 'origin' | 'cognito'>;

/** Asks for a code as the site does. @param provider null for Cognito's own sign-in page */
export function askToSignIn(
	outside: Outside,
	{ origin, cognito }: Subject,
	provider: string | null
): Promise<Answer | Silence> {
	const url = new URL('/oauth2/authorize', cognito.domain);
	url.search = new URLSearchParams({
		...{ response_type: 'code', client_id: cognito.clientId, scope },
		...{ redirect_uri: `${origin}/callback`, state: 'doctor', nonce: 'doctor' },
		...{ code_challenge: challenge, code_challenge_method: 'S256' },
		...(provider ? { identity_provider: provider } : {})
	})
		.toString()
		.replaceAll('+', '%20');
	return outside.ask(url);
}
