import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import { codeProblemText } from '../directory/verification-codes.ts';
import type { AuthorizationRequest } from '../oauth/authorization-request.ts';
import { finishSignIn } from '../oauth/authorization-response.ts';
import type { Pool } from '../pool.ts';
import { codeField } from './code-field.ts';
import { csrfFields } from './csrf.ts';
import type { Form } from './form.ts';
import { errorMessage, page } from './page-layout.ts';
import { handleForm, handlePage } from './page-request.ts';
import { rememberedUsername } from './username-cookie.ts';

/** The page on which people confirm a new account with the code that was sent to them. */
export const confirmSignUpRoutes = (pool: Pool) =>
	new Hono()
		.get('/confirm', (c) => handlePage(c, pool, (request) => showConfirm(c, pool, request)))
		.post('/confirm', (c) =>
			handleForm(c, pool, (request, form) => confirm(c, pool, request, form))
		)
		.post('/resendcode', (c) => handleForm(c, pool, (request) => resendCode(c, pool, request)));

function showConfirm(
	c: Context,
	pool: Pool,
	{ query }: AuthorizationRequest,
	problem: string | null = null
) {
	const body = html`${errorMessage(problem)}
		<p>
			We sent a code to <strong>${rememberedUsername(c)}</strong>. You can read it in the
			<a href="/outbox" target="_blank">outbox (new tab)</a>.
		</p>
		<form method="post" action="/confirm${query}">
			${csrfFields(c, pool.clock)} ${codeField}
			<button>Confirm account</button>
		</form>
		<form method="post" action="/resendcode${query}">
			${csrfFields(c, pool.clock)}
			<button class="second">Send a new code</button>
		</form>`;
	return c.html(page({ title: 'Confirm your account', body }), problem ? 400 : 200);
}

function confirm(c: Context, pool: Pool, request: AuthorizationRequest, form: Form) {
	const user = pool.directory.byLogin(rememberedUsername(c));
	const problem = user
		? pool.verificationCodes.redeem('sign_up', user, form('code'))
		: 'CodeMismatchException';
	if (!user || problem) {
		return showConfirm(c, pool, request, codeProblemText[problem ?? 'CodeMismatchException']);
	}
	user.status = 'CONFIRMED';
	pool.directory.change(user, { email_verified: 'true' });
	return finishSignIn(c, pool, request, { user, provider: 'COGNITO' });
}

function resendCode(c: Context, pool: Pool, request: AuthorizationRequest) {
	const email = rememberedUsername(c);
	const user = pool.directory.byLogin(email);
	const to = user?.attributes['email'];
	if (user?.status === 'UNCONFIRMED' && to) pool.verificationCodes.send('sign_up', user, to);
	return c.redirect(`${pool.origin}/confirm${request.query}`);
}
