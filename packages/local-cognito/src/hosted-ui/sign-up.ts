import { Hono } from 'hono';
import { html } from 'hono/html';
import { finishSignIn } from '../oauth/authorization-response.ts';
import { formProof } from './csrf.ts';
import { onForm, onRequest } from './page-request.ts';
import { page, problemLine } from './page-layout.ts';
import { passwordProblem } from '../directory/password-policy.ts';
import { rememberedUsername, rememberUsername } from './username-cookie.ts';
import { codeProblemText } from '../directory/verification-codes.ts';
import type { Context } from 'hono';
import type { AuthorizationRequest } from '../oauth/authorization-request.ts';
import type { Form } from './csrf.ts';
import type { Pool } from '../pool.ts';

/** Making an account, and proving with a code that the address is one's own. */
export const signUpRoutes = (pool: Pool) =>
	new Hono()
		.get('/signup', (c) => onRequest(c, pool, (request) => showSignUp(c, pool, request)))
		.post('/signup', (c) => onForm(c, pool, (request, form) => signUp(c, pool, request, form)))
		.get('/confirm', (c) => onRequest(c, pool, (request) => showConfirm(c, pool, request)))
		.post('/confirm', (c) => onForm(c, pool, (request, form) => confirm(c, pool, request, form)))
		.post('/resendcode', (c) => onForm(c, pool, (request) => resend(c, pool, request)));

function showSignUp(
	c: Context,
	pool: Pool,
	{ query }: AuthorizationRequest,
	problem: string | null = null,
	{ name, email } = { name: '', email: '' }
) {
	const body = html`${problemLine(problem)}
		<form method="post" action="/signup${query}">
			${formProof(c, pool.clock)}
			<label>Name <input name="name" autocomplete="name" value="${name}" required /></label>
			<label>
				E-mail
				<input name="username" type="email" autocomplete="username" value="${email}" required />
			</label>
			<label>
				Password
				<input
					name="password"
					type="password"
					autocomplete="new-password"
					aria-describedby="policy"
					required
				/>
			</label>
			<p class="quiet" id="policy">
				At least 8 characters, with a capital letter, a small letter and a number.
			</p>
			<button>Sign up</button>
		</form>
		<p>Have an account already? <a href="/login${query}">Sign in</a></p>`;
	return c.html(page({ title: 'Sign up', body }), problem ? 400 : 200);
}

function signUp(c: Context, pool: Pool, request: AuthorizationRequest, form: Form) {
	const name = form('name').trim();
	const email = form('username').trim();
	const problem = signUpProblem(pool, name, email, form('password'));
	if (problem) return showSignUp(c, pool, request, problem, { name, email });
	const user = pool.directory.signUp(name, email, form('password'));
	pool.verificationCodes.send('sign_up', user, email);
	rememberUsername(c, email);
	return c.redirect(`${pool.origin}/confirm${request.query}`);
}

function signUpProblem(pool: Pool, name: string, email: string, password: string): string | null {
	if (!name)
		return 'Attributes did not conform to the schema: name: The attribute name is required';
	if (!/^\S+@\S+$/.test(email)) return 'Invalid email address format.';
	const { pre_sign_up_failure: failure } = pool.switches;
	if (failure !== null) return `PreSignUp failed with error ${failure}.`;
	if (pool.directory.byEmail(email)) return 'An account with the given email already exists.';
	return passwordProblem(password);
}

function showConfirm(
	c: Context,
	pool: Pool,
	{ query }: AuthorizationRequest,
	problem: string | null = null
) {
	const body = html`${problemLine(problem)}
		<p>
			We sent a code to <strong>${rememberedUsername(c)}</strong>. Locally it waits in the
			<a href="/outbox" target="_blank">outbox (new tab)</a>.
		</p>
		<form method="post" action="/confirm${query}">
			${formProof(c, pool.clock)}
			<label
				>Code <input name="code" inputmode="numeric" autocomplete="one-time-code" required
			/></label>
			<button>Confirm account</button>
		</form>
		<form method="post" action="/resendcode${query}">
			${formProof(c, pool.clock)}
			<button class="second">Send a new code</button>
		</form>`;
	return c.html(page({ title: 'Confirm your account', body }), problem ? 400 : 200);
}

function confirm(c: Context, pool: Pool, request: AuthorizationRequest, form: Form) {
	const user = pool.directory.byEmail(rememberedUsername(c));
	const problem = user
		? pool.verificationCodes.redeem('sign_up', user, form('code'))
		: 'CodeMismatchException';
	if (!user || problem) {
		return showConfirm(c, pool, request, codeProblemText[problem ?? 'CodeMismatchException']);
	}
	user.status = 'CONFIRMED';
	user.attributes['email_verified'] = 'true';
	return finishSignIn(c, pool, request, { user, provider: 'COGNITO' });
}

function resend(c: Context, pool: Pool, request: AuthorizationRequest) {
	const email = rememberedUsername(c);
	const user = pool.directory.byEmail(email);
	if (user?.status === 'UNCONFIRMED') pool.verificationCodes.send('sign_up', user, email);
	return c.redirect(`${pool.origin}/confirm${request.query}`);
}
