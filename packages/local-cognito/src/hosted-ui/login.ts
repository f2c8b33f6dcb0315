import { Hono } from 'hono';
import { html } from 'hono/html';
import { askSecondFactor, checkSecondFactor } from './mfa-challenge.ts';
import { errorPage } from './error-page.ts';
import { finishSignIn } from '../oauth/authorization-response.ts';
import { formProof } from './csrf.ts';
import { onForm, onRequest } from './page-request.ts';
import { page, problemLine } from './page-layout.ts';
import { people, sharedPassword } from '../config/people.ts';
import { rememberUsername } from './username-cookie.ts';
import type { Context } from 'hono';
import type { AuthorizationRequest } from '../oauth/authorization-request.ts';
import type { Form } from './csrf.ts';
import type { Pool } from '../pool.ts';
import type { SocialProvider } from '../config/people.ts';

/** The sign-in page, and the authenticator code that follows it for those who have one. */
export const loginRoutes = (pool: Pool) =>
	new Hono()
		.get('/login', (c) => onRequest(c, pool, (request) => showLogin(c, pool, request)))
		.post('/login', (c) => onForm(c, pool, (request, form) => logIn(c, pool, request, form)));

function showLogin(
	c: Context,
	pool: Pool,
	request: AuthorizationRequest,
	problem: string | null = null,
	username = request.loginHint ?? ''
): Response | Promise<Response> {
	const { client, query } = request;
	const body = html`${problemLine(problem)}
	${client.providers.map((provider) =>
		provider === 'COGNITO'
			? passwordForm(c, pool, request, username)
			: socialButton(provider, query)
	)}`;
	return c.html(page({ title: 'Sign in', body }), problem ? 400 : 200);
}

const passwordForm = (c: Context, pool: Pool, { query }: AuthorizationRequest, username: string) =>
	html`<form method="post" action="/login${query}">
			${formProof(c, pool.clock)}
			<label
				>E-mail
				<input name="username" type="email" autocomplete="username" value="${username}" required
			/></label>
			<label
				>Password <input name="password" type="password" autocomplete="current-password" required
			/></label>
			<button>Sign in</button>
		</form>
		<p><a href="/forgotPassword${query}">Forgotten password?</a></p>
		<p>New here? <a href="/signup${query}">Sign up</a></p>
		${localPeople(query)}`;

const socialButton = (provider: SocialProvider, query: string) =>
	html`<p>
		<a
			class="button second"
			href="/oauth2/authorize${withParam(query, 'identity_provider', provider)}"
			>Continue with ${provider}</a
		>
	</p>`;

const localPeople = (query: string) =>
	html`<h2>People of the local Cognito</h2>
		<p class="quiet">
			Everyone has the password <code>${sharedPassword}</code>. Choose one to fill in the form.
		</p>
		<ul class="people">
			${people
				.filter(({ provider }) => provider === 'COGNITO')
				.map(
					({ name, email, purpose }) =>
						html`<li>
							<a href="/login${withParam(query, 'login_hint', email ?? '')}">${name}</a>
							<span class="quiet">${purpose}</span>
						</li>`
				)}
		</ul>`;

function withParam(query: string, name: string, value: string): string {
	const params = new URLSearchParams(query);
	params.set(name, value);
	return `?${params}`;
}

async function logIn(
	c: Context,
	pool: Pool,
	request: AuthorizationRequest,
	form: Form
): Promise<Response> {
	if (!request.client.providers.includes('COGNITO')) {
		return errorPage(c, 400, 'Login option is not available. Please try another one');
	}
	if (form('attempt')) return checkSecondFactor(c, pool, request, form);
	const username = form('username');
	const refuseWith = (problem: string) => showLogin(c, pool, request, problem, username);
	const user = pool.directory.byEmail(username);
	// One sentence for both, so that nobody can ask who has an account.
	if (!user || user.password !== form('password')) {
		return refuseWith('Incorrect username or password.');
	}
	if (!user.enabled) return refuseWith('User is disabled.');
	if (user.status === 'UNCONFIRMED') {
		rememberUsername(c, username);
		return c.redirect(`${pool.origin}/confirm${request.query}`);
	}
	if (user.totp?.enabled) return askSecondFactor(c, pool, request, user);
	return finishSignIn(c, pool, request, { user, provider: 'COGNITO' });
}
