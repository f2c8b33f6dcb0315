import { Hono } from 'hono';
import { html } from 'hono/html';
import { codeProblemText } from '../directory/verification-codes.ts';
import { formProof } from './csrf.ts';
import { onForm, onRequest } from './page-request.ts';
import { page, problemLine } from './page-layout.ts';
import { passwordProblem } from '../directory/password-policy.ts';
import { rememberedUsername, rememberUsername } from './username-cookie.ts';
import type { Context } from 'hono';
import type { AuthorizationRequest } from '../oauth/authorization-request.ts';
import type { Form } from './csrf.ts';
import type { Pool } from '../pool.ts';

/** A new password for someone who proves that the address is theirs. */
export const forgottenPasswordRoutes = (pool: Pool) =>
	new Hono()
		.get('/forgotPassword', (c) => onRequest(c, pool, (request) => showAsk(c, pool, request)))
		.post('/forgotPassword', (c) => onForm(c, pool, (request, form) => ask(c, pool, request, form)))
		.get('/confirmforgotPassword', (c) =>
			onRequest(c, pool, (request) => showReset(c, pool, request))
		)
		.post('/confirmforgotPassword', (c) =>
			onForm(c, pool, (request, form) => reset(c, pool, request, form))
		);

function showAsk(c: Context, pool: Pool, { query }: AuthorizationRequest) {
	const body = html`<p>Type your e-mail address, and we will send you a code.</p>
		<form method="post" action="/forgotPassword${query}">
			${formProof(c, pool.clock)}
			<label>E-mail <input name="username" type="email" autocomplete="username" required /></label>
			<button>Send a code</button>
		</form>
		<p><a href="/login${query}">Back to signing in</a></p>`;
	return c.html(page({ title: 'Forgotten password', body }));
}

/** Answers the same whether or not there is such an account. */
function ask(c: Context, pool: Pool, request: AuthorizationRequest, form: Form) {
	const email = form('username').trim();
	const user = pool.directory.byEmail(email);
	if (user?.enabled && user.attributes['email_verified'] === 'true') {
		pool.verificationCodes.send('password', user, email);
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
	const body = html`${problemLine(problem)}
		<p>
			If there is an account for <strong>${rememberedUsername(c)}</strong>, we sent it a code.
			Locally it waits in the <a href="/outbox" target="_blank">outbox (new tab)</a>.
		</p>
		<form method="post" action="/confirmforgotPassword${query}">
			${formProof(c, pool.clock)}
			<label
				>Code <input name="code" inputmode="numeric" autocomplete="one-time-code" required
			/></label>
			<label>
				New password <input name="password" type="password" autocomplete="new-password" required />
			</label>
			<button>Change password</button>
		</form>`;
	return c.html(page({ title: 'Choose a new password', body }), problem ? 400 : 200);
}

function reset(c: Context, pool: Pool, request: AuthorizationRequest, form: Form) {
	const weakness = passwordProblem(form('password'));
	if (weakness) return showReset(c, pool, request, weakness);
	const user = pool.directory.byEmail(rememberedUsername(c));
	if (!user) return showReset(c, pool, request, codeProblemText.CodeMismatchException);
	const problem = pool.verificationCodes.redeem('password', user, form('code'));
	if (problem) return showReset(c, pool, request, codeProblemText[problem]);
	user.password = form('password');
	return c.redirect(`${pool.origin}/login${request.query}`);
}
