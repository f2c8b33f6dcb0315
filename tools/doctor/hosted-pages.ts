import { right, unsure, wrong } from './finding.ts';
import type { Finding } from './finding.ts';
import { isSilence } from './outside.ts';
import type { Answer, Outside } from './outside.ts';
import { askToSignIn, consolePlace, scope } from './sign-in-request.ts';
import type { Subject } from './sign-in-request.ts';
import { checkProvider } from './social-provider.ts';
import { isAnswer, trouble } from './trouble.ts';

/** What Cognito's pages say to a sign-in as this site would start it. Nobody is signed in by it. */
export async function checkHostedPages(outside: Outside, subject: Subject): Promise<Finding[]> {
	const pages = await checkSignIn(outside, subject);
	// Without an answer about the client, the next questions would have none either.
	if (!pages.some(({ check, verdict }) => check === 'client' && verdict === 'right')) return pages;
	const providers: Finding[] = [];
	for (const provider of subject.cognito.providers) {
		providers.push(...(await checkProvider(outside, subject, provider)));
	}
	return [...pages, await checkSignOut(outside, subject), ...providers];
}

async function checkSignIn(outside: Outside, subject: Subject): Promise<Finding[]> {
	const { cognito, origin } = subject;
	const asked = await askToSignIn(outside, subject, null);
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
	if (location === null || location.pathname === '/error') return [noSuchClient(subject, asked)];
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
