import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import { passwordProblem } from '../directory/password-policy.ts';
import { codeProblemText } from '../directory/verification-codes.ts';
import type { AuthorizationRequest } from '../oauth/authorization-request.ts';
import type { Pool } from '../pool.ts';
import { setOwnPassword } from '../directory/set-password.ts';
import { codeField } from './code-field.ts';
import { csrfFields } from './csrf.ts';
import type { Form } from './form.ts';
import { errorMessage, page } from './page-layout.ts';
import { handleForm, handlePage } from './page-request.ts';
import { rememberedUsername, rememberUsername } from './username-cookie.ts';

/** The pages on which people reset a password with a code that is sent to their address. */
export const forgotPasswordRoutes = (pool: Pool) =>
	new Hono()
		.get('/forgotPassword', (c) =>
			handlePage(c, pool, (request) => showForgotPassword(c, pool, request))
		)
		.post('/forgotPassword', (c) =>
			handleForm(c, pool, (request, form) => sendCode(c, pool, request, form))
		)
		.get('/confirmforgotPassword', (c) =>
			handlePage(c, pool, (request) => showReset(c, pool, request))
		)
		.post('/confirmforgotPassword', (c) =>
			handleForm(c, pool, (request, form) => resetPassword(c, pool, request, form))
		);

function showForgotPassword(c: Context, pool: Pool, { query }: AuthorizationRequest) {
	const body = html`<p>Enter your e-mail address, and we’ll send you a code.</p>
		<form method="post" action="/forgotPassword${query}">
			${csrfFields(c, pool.clock)}
			<label>E-mail <input name="username" type="email" autocomplete="username" required /></label>
			<button>Send a code</button>
		</form>
		<p><a href="/login${query}">Back to sign-in</a></p>`;
	return c.html(page({ title: 'Forgotten password', body }));
}

/** The response does not reveal whether this address has an account. */
function sendCode(c: Context, pool: Pool, request: AuthorizationRequest, form: Form) {
	const email = form('username').trim();
	const user = pool.directory.byLogin(email);
	const to = user?.attributes['email'];
	if (user?.enabled && to && user.attributes['email_verified'] === 'true') {
		pool.verificationCodes.send('password', user, to);
	}
	rememberUsername(c, email);
	return c.redirect(`${pool.origin}/confirmforgotPassword${request.query}`);
}

function showReset(
	c: Context,
	pool: Pool,
	{ query }: AuthorizationRequest,
	problem: string | null = null
) {
	const body = html`${errorMessage(problem)}
		<p>
			If we have an account for <strong>${rememberedUsername(c)}</strong>, we sent it a code. You
			can read it in the <a href="/outbox" target="_blank">outbox (new tab)</a>.
		</p>
		<form method="post" action="/confirmforgotPassword${query}">
			${csrfFields(c, pool.clock)} ${codeField}
			<label>
				New password <input name="password" type="password" autocomplete="new-password" required />
			</label>
			<button>Change password</button>
		</form>`;
	return c.html(page({ title: 'Choose a new password', body }), problem ? 400 : 200);
}

async function resetPassword(c: Context, pool: Pool, request: AuthorizationRequest, form: Form) {
	const password = form('password');
	const weakness = passwordProblem(pool.config.password_policy, password);
	if (weakness) return showReset(c, pool, request, weakness);
	const user = pool.directory.byLogin(rememberedUsername(c));
	if (!user) return showReset(c, pool, request, codeProblemText.CodeMismatchException);
	const problem = pool.verificationCodes.redeem('password', user, form('code'));
	if (problem) return showReset(c, pool, request, codeProblemText[problem]);
	await setOwnPassword(pool, user, password);
	pool.passwordAttempts.succeed(user.sub);
	return c.redirect(`${pool.origin}/login${request.query}`);
}
