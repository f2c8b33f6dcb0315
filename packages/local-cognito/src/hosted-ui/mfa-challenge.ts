import type { Context } from 'hono';
import { html } from 'hono/html';
import { isTotpCode } from '../directory/totp.ts';
import type { User } from '../directory/user.ts';
import type { AuthorizationRequest } from '../oauth/authorization-request.ts';
import { finishSignIn } from '../oauth/authorization-response.ts';
import type { Pool } from '../pool.ts';
import { codeField } from './code-field.ts';
import { browserToken, csrfFields } from './csrf.ts';
import { errorPage } from './error-page.ts';
import type { Form } from './form.ts';
import { errorMessage, page } from './page-layout.ts';

/** Asks someone whose password was right for a TOTP code. */
export function challengeMfa(c: Context, pool: Pool, request: AuthorizationRequest, user: User) {
	const browser = browserToken(c);
	const id = pool.signInAttempts.start({ kind: 'mfa', request, sub: user.sub, browser });
	return c.html(codePage(c, pool, request, id, null));
}

const codePage = (
	c: Context,
	pool: Pool,
	{ query }: AuthorizationRequest,
	attempt: string,
	problem: string | null
) =>
	page({
		title: 'Enter your code',
		body: html`${errorMessage(problem)}
			<p>Enter the six digits that your authenticator app shows.</p>
			<form method="post" action="/login${query}">
				${csrfFields(c, pool.clock)}<input type="hidden" name="attempt" value="${attempt}" />
				${codeField}
				<button>Sign in</button>
			</form>`
	});

/** Finishes the sign-in when the code is right, and asks again otherwise. */
export async function verifyMfa(
	c: Context,
	pool: Pool,
	request: AuthorizationRequest,
	form: Form
): Promise<Response> {
	const attempt = pool.signInAttempts.find(form('attempt'));
	if (attempt?.kind !== 'mfa' || attempt.browser !== browserToken(c)) {
		return errorPage(c, 400, 'Something went wrong');
	}
	const user = pool.directory.bySub(attempt.sub);
	const secret = user?.softwareToken?.secret;
	if (!user || !secret || !(await isTotpCode(secret, form('code'), pool.clock))) {
		const problem = 'Invalid code received for user';
		return c.html(codePage(c, pool, request, form('attempt'), problem), 400);
	}
	pool.signInAttempts.finish(form('attempt'));
	return finishSignIn(c, pool, attempt.request, { user, provider: 'COGNITO' });
}
