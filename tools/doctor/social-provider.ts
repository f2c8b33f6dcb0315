import type { SocialProvider } from '../../worker/config.ts';
import { right, unsure, wrong } from './finding.ts';
import type { Finding } from './finding.ts';
import { isSilence } from './outside.ts';
import type { Outside } from './outside.ts';
import { askToSignIn, consolePlace } from './sign-in-request.ts';
import type { Subject } from './sign-in-request.ts';
import { isAnswer, trouble } from './trouble.ts';

const checkOf = (provider: SocialProvider) => `provider_${provider.toLowerCase()}`;

/** Whether a provider's button leads to that provider, and asks it for an e-mail address. */
export async function checkProvider(
	outside: Outside,
	subject: Subject,
	provider: SocialProvider
): Promise<Finding[]> {
	const check = checkOf(provider);
	const answer = await askToSignIn(outside, subject, provider);
	const busy = trouble(check, answer);
	if (busy) return [busy];
	const location = isAnswer(answer) ? answer.location : null;
	if (location?.searchParams.get('error') === 'redirect_mismatch') {
		return [unsure(check, `${provider} can be tried once the callback URL is registered.`)];
	}
	if (!location || !location.searchParams.has('scope') || location.pathname === '/login') {
		return [
			wrong(
				check,
				`The app client does not offer ${provider}.`,
				`${consolePlace}, choose ${provider} as an identity provider (docs/${provider.toLowerCase()}.md), or take it out of COGNITO_PROVIDERS.`
			)
		];
	}
	const leads = right(
		check,
		`The button leads to ${provider}, which must know ${location.searchParams.get('redirect_uri')}.`
	);
	return [leads, ...checkScope(provider, location), ...(await checkGoogle(outside, location))];
}

/** Facebook separates scopes by commas, Google by spaces. */
function checkScope(provider: SocialProvider, { searchParams }: URL): Finding[] {
	if (
		searchParams
			.get('scope')
			?.split(/[\s,]+/)
			.includes('email')
	)
		return [];
	return [
		wrong(
			`${checkOf(provider)}_email`,
			`${provider} is not asked for an e-mail address, so everybody fails with “attributes required: [email]”.`,
			`In the AWS console under Social and external providers, ${provider}, add email to the authorized scopes.`
		)
	];
}

/**
 * Google refuses an unknown client or redirect URI before anybody signs in, and names it in a
 * parameter of its error page. Facebook asks for a password first.
 */
async function checkGoogle(outside: Outside, url: URL): Promise<Finding[]> {
	if (url.hostname !== 'accounts.google.com') return [];
	const answer = await outside.ask(url);
	if (isSilence(answer) || !answer.location?.pathname.startsWith('/signin/oauth/error')) return [];
	const said = Buffer.from(answer.location.searchParams.get('authError') ?? '', 'base64');
	const isUnknownClient = /invalid_client|deleted_client/.test(said.toString('latin1'));
	return [
		wrong(
			'provider_google_refusal',
			`Google refuses the pool (${isUnknownClient ? 'invalid_client' : 'redirect_uri_mismatch'}).`,
			isUnknownClient
				? 'Copy the OAuth client’s id from Google into the pool again (docs/google.md).'
				: `At Google under Clients, add ${url.searchParams.get('redirect_uri')} to the authorised redirect URIs, to the letter.`
		)
	];
}
