import { html } from 'hono/html';
import { browserToken, formProof } from './csrf.ts';
import { errorPage } from './error-page.ts';
import { finishSignIn } from '../oauth/authorization-response.ts';
import { isTotpCode } from '../directory/totp.ts';
import { page, problemLine } from './page-layout.ts';
import type { Context } from 'hono';
import type { AuthorizationRequest } from '../oauth/authorization-request.ts';
import type { Form } from './csrf.ts';
import type { Pool } from '../pool.ts';
import type { User } from '../directory/directory.ts';

/** The password was right; now for the code. */
export function askSecondFactor(c: Context, pool: Pool, request: AuthorizationRequest, user: User) {
	const browser = browserToken(c);
	const id = pool.attempts.start({ kind: 'second_factor', request, sub: user.sub, browser });
	return c.html(secondFactorPage(c, pool, request, id, null));
}

const secondFactorPage = (
	c: Context,
	pool: Pool,
	{ query }: AuthorizationRequest,
	attempt: string,
	problem: string | null
) =>
	page({
		title: 'Enter your code',
		body: html`${problemLine(problem)}
			<p>Type the six digits that your authenticator app shows.</p>
			<form method="post" action="/login${query}">
				${formProof(c, pool.clock)}<input type="hidden" name="attempt" value="${attempt}" />
				<label
					>Code <input name="code" inputmode="numeric" autocomplete="one-time-code" required
				/></label>
				<button>Sign in</button>
			</form>`
	});

/** Finishes the sign-in when the code is right, and asks again when it is not. */
export async function checkSecondFactor(
	c: Context,
	pool: Pool,
	request: AuthorizationRequest,
	form: Form
): Promise<Response> {
	const attempt = pool.attempts.find(form('attempt'));
	if (attempt?.kind !== 'second_factor' || attempt.browser !== browserToken(c)) {
		return errorPage(c, 400, 'Something went wrong');
	}
	const user = pool.directory.bySub(attempt.sub);
	if (!user?.totp || !(await isTotpCode(user.totp.secret, form('code'), pool.clock))) {
		const problem = 'Invalid code received for user';
		return c.html(secondFactorPage(c, pool, request, form('attempt'), problem), 400);
	}
	pool.attempts.finish(form('attempt'));
	return finishSignIn(c, pool, attempt.request, { user, provider: 'COGNITO' });
}
