import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import type { ExternalProvider } from '../config/provider.ts';
import { checkPassword } from '../directory/check-password.ts';
import type { AuthorizationRequest } from '../oauth/authorization-request.ts';
import type { Pool } from '../pool.ts';
import { csrfFields } from './csrf.ts';
import { errorPage } from './error-page.ts';
import type { Form } from './form.ts';
import { finishPasskeySignIn, offersPasskeys, startPasskeySignIn } from './passkey-sign-in.ts';
import { afterPassword, continueAttempt } from './sign-in-steps.ts';
import { errorMessage, page } from './page-layout.ts';
import { handleForm, handlePage } from './page-request.ts';
import { rememberUsername } from './username-cookie.ts';

/** The sign-in page, and the MFA challenge that follows for people who have an authenticator app. */
export const loginRoutes = (pool: Pool) =>
	new Hono()
		.get('/login', (c) => handlePage(c, pool, (request) => showLogin(c, pool, request)))
		.post('/login', (c) => handleForm(c, pool, (request, form) => logIn(c, pool, request, form)));

function showLogin(
	c: Context,
	pool: Pool,
	request: AuthorizationRequest,
	problem: string | null = null,
	username = request.loginHint ?? ''
): Response | Promise<Response> {
	const { client, query } = request;
	const body = html`${errorMessage(problem)}
	${client.providers.map((provider) =>
		provider === 'COGNITO'
			? passwordForm(c, pool, request, username)
			: providerButton(provider, query)
	)}`;
	return c.html(page({ title: 'Sign in', body }), problem ? 400 : 200);
}

const passwordForm = (c: Context, pool: Pool, { query }: AuthorizationRequest, username: string) =>
	html`<form method="post" action="/login${query}">
			${csrfFields(c, pool.clock)} ${usernameField(pool, username)}
			<label
				>Password <input name="password" type="password" autocomplete="current-password" required
			/></label>
			<button>Sign in</button>
			${offersPasskeys(pool) ? passkeyButton : ''}
		</form>
		<p><a href="/forgotPassword${query}">Forgotten password?</a></p>
		<p>New here? <a href="/signup${query}">Sign up</a></p>
		${localPeople(pool, query)}`;

const passkeyButton = html`<button class="second" name="passkey" value="1" formnovalidate>
	Use a passkey
</button>`;

/** People sign in with their address or, where the pool has user names, with either. */
const usernameField = ({ config }: Pool, username: string) => {
	const byEmail = config.username_attributes.includes('email');
	return html`<label
		>${byEmail ? 'E-mail' : 'User name'}
		<input
			name="username"
			type="${byEmail ? 'email' : 'text'}"
			autocomplete="username"
			value="${username}"
			required
	/></label>`;
};

const providerButton = (provider: ExternalProvider, query: string) =>
	html`<p>
		<a
			class="button second"
			href="/oauth2/authorize${withParam(query, 'identity_provider', provider)}"
			>Continue with ${provider}</a
		>
	</p>`;

const localPeople = ({ directory, config }: Pool, query: string) =>
	html`<h2>People of the local Cognito</h2>
		<p class="quiet">
			Choose someone to fill in the form. The password is <code>${config.default_password}</code>.
		</p>
		<ul class="people">
			${directory.people
				.filter(({ provider }) => provider === 'COGNITO')
				.map(
					({ id, name, email, username, password, description }) =>
						html`<li>
							<a href="/login${withParam(query, 'login_hint', email ?? username ?? id)}">${name}</a>
							<span class="quiet">${description}${password && ` (password: ${password})`}</span>
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
	if (form('credential')) return finishPasskeySignIn(c, pool, form);
	if (form('attempt')) return continueAttempt(c, pool, request, form);
	const username = form('username');
	const reject = (problem: string) => showLogin(c, pool, request, problem, username);
	const user = pool.directory.byLogin(username);
	if (form('passkey')) {
		if (!user || !offersPasskeys(pool) || user.passkeys.length === 0) {
			return reject('This account has no passkey. Sign in with your password.');
		}
		return startPasskeySignIn(c, pool, request, user);
	}
	// The same message for both: it must not reveal who has an account.
	const wrong = 'Incorrect username or password.';
	if (!user) return reject(wrong);
	const check = await checkPassword(pool, user, form('password'));
	if (check === 'wrong') return reject(wrong);
	if (check === 'locked') return reject('Password attempts exceeded');
	if (check === 'expired') return reject('Temporary password has expired.');
	if (!user.enabled) return reject('User is disabled.');
	if (user.status === 'UNCONFIRMED') {
		rememberUsername(c, username);
		return c.redirect(`${pool.origin}/confirm${request.query}`);
	}
	if (user.status === 'RESET_REQUIRED') {
		return c.redirect(`${pool.origin}/forgotPassword${request.query}`);
	}
	return afterPassword(c, pool, request, user);
}
