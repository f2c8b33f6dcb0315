import type { SocialProvider } from '../../worker/auth/sign-in-config.ts';
import type { CognitoConfig, Config } from '../../worker/config.ts';
import { fail, type Finding, pass, unknown, type Verdict } from './finding.ts';
import { type HttpProbe, type ProbeResponse, unavailable, unexpected } from './http-probe.ts';

const scope = 'openid email profile aws.cognito.signin.user.admin';
/** From RFC 7636, appendix B: the doctor never redeems a code. */
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
/** Where most settings of an app client are. */
const consolePage = 'In the AWS console under App clients, Login pages';

/** A site, and the pool that it uses. */
export type Subject = Pick<Config, 'origin' | 'cognito'>;

/** Checks how Cognito's pages answer when a sign-in starts as on this site. It signs no one in. */
export async function checkHostedPages(probe: HttpProbe, subject: Subject): Promise<Finding[]> {
	const start = judgeStart(subject, await startSignIn(probe, subject, null));
	const has = (wanted: Verdict) => start.some(({ verdict }) => verdict === wanted);
	// Without the client, the other checks would say nothing.
	if (has('fail') && !has('pass')) return start;
	const findings = [
		...start,
		...(await checkSignInPage(probe, subject)),
		await checkSignOut(probe, subject)
	];
	// A refused sign-in is refused with every provider.
	if (has('fail') || has('unknown')) return findings;
	for (const provider of subject.cognito.providers) {
		findings.push(...(await checkProvider(probe, subject, provider)));
	}
	return findings;
}

/** @param provider null for Cognito's own sign-in page */
function signInQuery({ origin, cognito }: Subject, provider: SocialProvider | null): string {
	const query = new URLSearchParams({
		response_type: 'code',
		client_id: cognito.clientId,
		scope,
		redirect_uri: `${origin}/callback`,
		state: 'doctor',
		nonce: 'doctor',
		code_challenge: challenge,
		code_challenge_method: 'S256',
		...(provider ? { identity_provider: provider } : {})
	});
	return query.toString().replaceAll('+', '%20');
}

function startSignIn(
	probe: HttpProbe,
	subject: Subject,
	provider: SocialProvider | null
): Promise<ProbeResponse> {
	const url = new URL('/oauth2/authorize', subject.cognito.domain);
	url.search = signInQuery(subject, provider);
	return probe.fetch(url);
}

function judgeStart(subject: Subject, result: ProbeResponse): Finding[] {
	const { cognito, origin } = subject;
	const check = 'sign_in_pages';
	if (result.status === 0 && !result.isTimeout) {
		const fix =
			'Compare COGNITO_DOMAIN with the domain in the AWS console. A new domain responds after some minutes.';
		return [fail(check, `${cognito.domain} does not respond: ${result.outcome}.`, fix)];
	}
	const problem = unavailable(check, result);
	if (problem) return [problem];
	const { location } = result;
	const exists = pass('client', `The app client ${cognito.clientId} exists.`);
	const callback = `${origin}/callback`;
	if (location?.searchParams.get('error') === 'redirect_mismatch') {
		const fix = `${consolePage}, add ${callback} to the allowed callback URLs, exactly as written here.`;
		return [
			exists,
			fail('callback_url', `${callback} is not registered (redirect_mismatch).`, fix)
		];
	}
	if (isRefusal(result)) return [missingClient(subject, result)];
	if (location === null) return [unexpected(check, cognito.domain, result)];
	const registered = pass('callback_url', `${callback} is registered.`);
	if (!location.href.startsWith(callback)) return [exists, registered];
	return [exists, registered, rejectedFlow(location.searchParams.get('error') ?? 'no error')];
}

/** Cognito's own page about a request that it refuses: at once, or at `/error`. */
const isRefusal = ({ status, location }: ProbeResponse) =>
	status === 400 || location?.pathname === '/error';

function missingClient({ cognito }: Subject, { status, text }: ProbeResponse): Finding {
	if (/not available/i.test(text)) {
		return fail('client', 'The app client has no way to sign in.', `${consolePage}, add one.`);
	}
	return fail(
		'client',
		`${cognito.domain} has no app client ${cognito.clientId} (status ${status}).`,
		'Copy COGNITO_CLIENT_ID from App clients in the AWS console, in the user pool of COGNITO_DOMAIN.'
	);
}

function rejectedFlow(error: string): Finding {
	const fixes: Record<string, string> = {
		unauthorized_client: `${consolePage}, choose the authorization code grant.`,
		invalid_scope: `${consolePage}, allow the scopes ${scope.replaceAll(' ', ', ')}.`
	};
	const fix = fixes[error] ?? 'Compare the app client with cognito/template.yaml.';
	return fail('client_flow', `Cognito rejects the sign-in with ${error}.`, fix);
}

/** Opens the page that people sign in on. It says nothing about a request that Cognito refuses. */
async function checkSignInPage(probe: HttpProbe, subject: Subject): Promise<Finding[]> {
	const check = 'sign_in_page';
	const url = new URL('/login', subject.cognito.domain);
	url.search = signInQuery(subject, null);
	const result = await probe.fetch(url);
	const problem = unavailable(check, result);
	if (problem) return [problem];
	if (result.status === 403) {
		return [
			fail(
				check,
				'The sign-in page says “Login pages unavailable”: the app client has no branding.',
				'In the AWS console under Branding, Managed login, create a style for the app client; or run aws cognito-idp create-managed-login-branding --use-cognito-provided-values.'
			)
		];
	}
	if (isRefusal(result)) return [];
	const isPage = result.status === 200 && /<(?:form|script|a)\b/i.test(result.text);
	if (isPage || result.location) return [pass(check, 'The sign-in page opens.')];
	return [unexpected(check, `${url.origin}/login`, result)];
}

async function checkSignOut(probe: HttpProbe, { origin, cognito }: Subject): Promise<Finding> {
	const check = 'sign_out_url';
	const home = `${origin}/`;
	const url = new URL('/logout', cognito.domain);
	url.search = new URLSearchParams({ client_id: cognito.clientId, logout_uri: home }).toString();
	const result = await probe.fetch(url);
	const problem = unavailable(check, result);
	if (problem) return problem;
	if (result.location?.href === home) return pass(check, `${home} is registered.`);
	if (!result.location && !isRefusal(result)) {
		return unexpected(check, `${url.origin}/logout`, result);
	}
	return fail(
		check,
		`${home} is not registered, so signing out ends on an error page of Cognito's.`,
		`${consolePage}, add ${home} to the allowed sign-out URLs, with the slash at the end.`
	);
}

/** Checks that the address responds to which Facebook and Google send people back. */
export async function checkProviderReturn(
	probe: HttpProbe,
	{ domain, providers }: CognitoConfig
): Promise<Finding[]> {
	if (providers.length === 0) return [];
	const check = 'provider_return';
	const url = `${domain}/oauth2/idpresponse`;
	const result = await probe.fetch(url);
	const problem = unavailable(check, result);
	if (problem) return [problem];
	// No one comes from a provider without a state, so Cognito refuses this.
	if (result.status < 300) return [unexpected(check, url, result)];
	return [pass(check, `People come back from ${providers.join(' and ')} to ${url}.`)];
}

/** Checks that a provider's button leads to that provider, which is asked for the e-mail address. */
export async function checkProvider(
	probe: HttpProbe,
	subject: Subject,
	provider: SocialProvider
): Promise<Finding[]> {
	const check = `provider_${provider.toLowerCase()}`;
	const result = await startSignIn(probe, subject, provider);
	const problem = unavailable(check, result);
	if (problem) return [problem];
	const { location } = result;
	if (!location && !isRefusal(result)) return [unexpected(check, subject.cognito.domain, result)];
	const scopes = location?.searchParams.get('scope');
	if (!location || !scopes || location.pathname === '/login') {
		const fix = `${consolePage}, choose ${provider} as an identity provider (docs/${provider.toLowerCase()}.md), or remove it from COGNITO_PROVIDERS.`;
		return [fail(check, `The app client does not offer ${provider}.`, fix)];
	}
	const redirectUri = location.searchParams.get('redirect_uri');
	const findings = [
		pass(check, `The button leads to ${provider}, which must allow ${redirectUri}.`)
	];
	// Facebook separates scopes by commas, Google by spaces.
	if (!scopes.split(/[\s,]+/).includes('email')) {
		findings.push(
			fail(
				`${check}_email`,
				`${provider} is not asked for the e-mail address, so every sign-in fails with “attributes required: [email]”.`,
				`In the AWS console under Social and external providers, ${provider}, add email to the authorized scopes.`
			)
		);
	}
	return [...findings, ...(await checkGoogle(probe, location))];
}

/**
 * Google rejects an unknown client or redirect URI before anyone signs in, and names it in a
 * parameter of its error page. Facebook asks for a password first.
 */
async function checkGoogle(probe: HttpProbe, url: URL): Promise<Finding[]> {
	if (url.hostname !== 'accounts.google.com') return [];
	const check = 'provider_google_refusal';
	const { status, outcome, location } = await probe.fetch(url);
	if (status === 0 || status === 429 || status >= 500) {
		return [unknown(check, `Google does not say whether it knows the pool: ${outcome}.`)];
	}
	if (!location?.pathname.startsWith('/signin/oauth/error')) return [];
	const error = Buffer.from(location.searchParams.get('authError') ?? '', 'base64');
	const isUnknownClient = /invalid_client|deleted_client/.test(error.toString('latin1'));
	const redirectUri = url.searchParams.get('redirect_uri');
	return [
		fail(
			check,
			`Google rejects the pool (${isUnknownClient ? 'invalid_client' : 'redirect_uri_mismatch'}).`,
			isUnknownClient
				? 'Copy the OAuth client’s id from Google into the pool again (docs/google.md).'
				: `At Google under Clients, add ${redirectUri} to the authorised redirect URIs, exactly as written here.`
		)
	];
}
