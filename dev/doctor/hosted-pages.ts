import type { Config, SocialProvider } from '../../worker/config.ts';
import { right, unsure, wrong } from './finding.ts';
import type { Finding } from './finding.ts';
import { isSilence } from './outside.ts';
import type { Answer, Outside } from './outside.ts';
import { isAnswer, trouble } from './trouble.ts';

const scope = 'openid email profile aws.cognito.signin.user.admin';
/** RFC 7636, appendix B: nobody ever redeems what comes of it. */
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
const consolePlace = 'In the AWS console under App clients, Login pages';

type Subject = Pick<Config, 'origin' | 'cognito'>;

/** What Cognito's pages say to a sign-in as this site would start it. Nobody is signed in by it. */
export async function checkHostedPages(outside: Outside, subject: Subject): Promise<Finding[]> {
	const first = await askToSignIn(outside, subject, null);
	const pages = await checkSignIn(outside, subject, first);
	const isClientKnown = pages.every(
		({ check, verdict }) => check !== 'client' || verdict === 'right'
	);
	if (!isClientKnown) return pages;
	const providers: Finding[] = [];
	for (const provider of subject.cognito.providers) {
		providers.push(...(await checkProvider(outside, subject, provider)));
	}
	return [...pages, await checkSignOut(outside, subject), ...providers];
}

function askToSignIn(outside: Outside, { origin, cognito }: Subject, provider: string | null) {
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

type Asked = Awaited<ReturnType<typeof askToSignIn>>;

async function checkSignIn(outside: Outside, subject: Subject, asked: Asked): Promise<Finding[]> {
	const { cognito, origin } = subject;
	if (isSilence(asked)) {
		const cure = `Compare COGNITO_DOMAIN with the domain in the AWS console. A new one answers after some minutes.`;
		return [wrong('sign_in_pages', `${cognito.domain} does not answer: ${asked.silence}.`, cure)];
	}
	const busy = trouble('sign_in_pages', asked);
	if (busy) return [busy];
	const { location } = asked;
	const known = right('client', `The app client ${cognito.clientId} exists.`);
	const callback = `${origin}/callback`;
	if (location?.searchParams.get('error') === 'redirect_mismatch') {
		const cure = `${consolePlace}, add ${callback} to the allowed callback URLs: to the letter, with port and without a slash at its end.`;
		return [
			known,
			wrong('callback_url', `${callback} is not registered (redirect_mismatch).`, cure)
		];
	}
	if (location === null) return [noSuchClient(subject, asked)];
	const registered = right('callback_url', `${callback} is registered.`);
	if (location.href.startsWith(callback)) {
		return [known, registered, refusedFlow(location.searchParams.get('error') ?? 'no error')];
	}
	return [known, registered, await checkSignInPage(outside, location)];
}

function noSuchClient({ cognito }: Subject, { status, text }: Answer): Finding {
	if (/not available/i.test(text)) {
		return wrong('client', 'The app client allows no way to sign in.', `${consolePlace}, add one.`);
	}
	return wrong(
		'client',
		`${cognito.domain} knows no app client ${cognito.clientId} (status ${status}).`,
		'Copy COGNITO_CLIENT_ID from App clients in the AWS console, of the same user pool as COGNITO_DOMAIN.'
	);
}

function refusedFlow(error: string): Finding {
	const cures: Record<string, string> = {
		unauthorized_client: `${consolePlace}, choose the authorization code grant.`,
		invalid_scope: `${consolePlace}, allow the scopes ${scope.replaceAll(' ', ', ')}.`
	};
	const cure = cures[error] ?? 'Compare the app client with cognito/template.yaml.';
	return wrong('client_flow', `Cognito refuses the sign-in with ${error}.`, cure);
}

async function checkSignInPage(outside: Outside, url: URL): Promise<Finding> {
	const page = await outside.ask(url);
	if (isSilence(page)) return unsure('sign_in_page', `${url.origin}: ${page.silence}.`);
	if (page.status === 200 || page.location) {
		return right('sign_in_page', 'The sign-in page opens.');
	}
	if (page.status === 403) {
		return wrong(
			'sign_in_page',
			'The sign-in page answers “Login pages unavailable”: the app client has no branding.',
			'In the AWS console under Branding, Managed login, create a style for the app client; or aws cognito-idp create-managed-login-branding --use-cognito-provided-values.'
		);
	}
	return unsure(
		'sign_in_page',
		`The sign-in page answers ${page.status}.`,
		'Ask again in a minute.'
	);
}

async function checkSignOut(outside: Outside, { origin, cognito }: Subject): Promise<Finding> {
	const back = `${origin}/`;
	const url = new URL('/logout', cognito.domain);
	url.search = new URLSearchParams({ client_id: cognito.clientId, logout_uri: back }).toString();
	const answer = await outside.ask(url);
	const busy = trouble('sign_out_url', answer);
	if (busy) return busy;
	if (isAnswer(answer) && answer.location?.href === back)
		return right('sign_out_url', `${back} is registered.`);
	return wrong(
		'sign_out_url',
		`${back} is not registered, so signing out ends on an error page of Cognito's.`,
		`${consolePlace}, add ${back} to the allowed sign-out URLs: with the slash at its end.`
	);
}

/** Whether a provider's button leads to that provider, and asks it for an e-mail address. */
export async function checkProvider(
	outside: Outside,
	subject: Subject,
	provider: SocialProvider
): Promise<Finding[]> {
	const check = `provider_${provider.toLowerCase()}`;
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
	const leads = right(check, `The button leads to ${provider}.`);
	const scopes = location.searchParams.get('scope')?.split(/[\s,]+/) ?? [];
	if (scopes.includes('email')) return [leads];
	return [
		leads,
		wrong(
			`${check}_email`,
			`${provider} is not asked for an e-mail address, so everybody fails with “attributes required: [email]”.`,
			`In the AWS console under Social and external providers, ${provider}, add email to the authorized scopes.`
		)
	];
}
