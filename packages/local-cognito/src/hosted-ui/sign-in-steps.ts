import type { Context } from 'hono';
import { html } from 'hono/html';
import { describePolicy, passwordProblem } from '../directory/password-policy.ts';
import { requiredMfa } from '../directory/required-mfa.ts';
import { setOwnPassword } from '../directory/set-password.ts';
import { redeemTotpCode } from '../directory/totp-sign-in.ts';
import { newTotpSecret, totpStepOf } from '../directory/totp.ts';
import type { User } from '../directory/user.ts';
import { codeProblemText } from '../directory/verification-codes.ts';
import type { AuthorizationRequest } from '../oauth/authorization-request.ts';
import { finishSignIn } from '../oauth/authorization-response.ts';
import type { Pool } from '../pool.ts';
import { codeField } from './code-field.ts';
import { browserToken, csrfFields } from './csrf.ts';
import { errorPage } from './error-page.ts';
import type { Form } from './form.ts';
import { errorMessage, page, type Html } from './page-layout.ts';
import type { SignInStep } from './sign-in-attempts.ts';

/** Goes on after a right password: with a new one, with a second factor, or back to the site. */
export function afterPassword(
	c: Context,
	pool: Pool,
	request: AuthorizationRequest,
	user: User
): Response | Promise<Response> {
	if (user.status === 'FORCE_CHANGE_PASSWORD') {
		return startStep(c, pool, request, user, 'new_password');
	}
	const methods = requiredMfa(pool, user);
	const method = methods.find((one) => one === user.preferredMfa) ?? methods[0];
	if (method === 'SOFTWARE_TOKEN_MFA') return startStep(c, pool, request, user, 'totp_code');
	if (method === 'EMAIL_OTP') {
		pool.verificationCodes.send('sign_in', user, user.attributes['email'] ?? '');
		return startStep(c, pool, request, user, 'email_code');
	}
	if (pool.config.mfa !== 'ON') {
		return finishSignIn(c, pool, request, { user, provider: 'COGNITO' });
	}
	user.unverifiedTotpSecret = newTotpSecret();
	return startStep(c, pool, request, user, 'authenticator_app');
}

function startStep(
	c: Context,
	pool: Pool,
	request: AuthorizationRequest,
	user: User,
	step: SignInStep
) {
	const browser = browserToken(c);
	const id = pool.signInAttempts.start({ kind: 'step', step, request, sub: user.sub, browser });
	return c.html(stepPage(c, pool, request, { id, step, user, problem: null }));
}

interface Shown {
	id: string;
	step: SignInStep;
	user: User;
	problem: string | null;
}

function stepPage(c: Context, pool: Pool, { query }: AuthorizationRequest, shown: Shown): Html {
	const { id, step, user, problem } = shown;
	return page({
		title: step === 'new_password' ? 'Choose a new password' : 'Enter your code',
		body: html`${errorMessage(problem)} ${instructions(pool, step, user)}
			<form method="post" action="/login${query}">
				${csrfFields(c, pool.clock)}<input type="hidden" name="attempt" value="${id}" />
				${step === 'new_password' ? newPasswordField : codeField}
				<button>Sign in</button>
			</form>`
	});
}

const newPasswordField = html`<label>
	New password <input name="password" type="password" autocomplete="new-password" required />
</label>`;

function instructions({ config }: Pool, step: SignInStep, user: User): Html {
	switch (step) {
		case 'totp_code':
			return html`<p>Enter the six digits that your authenticator app shows.</p>`;
		case 'email_code':
			return html`<p>
				We sent you a code. You can read it in the
				<a href="/outbox" target="_blank">outbox (new tab)</a>.
			</p>`;
		case 'authenticator_app':
			return html`<p>
				Add the secret <code>${user.unverifiedTotpSecret ?? ''}</code> to your authenticator app,
				and enter the six digits that it shows.
			</p>`;
		case 'new_password':
			return html`<p>Your password was temporary. ${describePolicy(config.password_policy)}</p>`;
	}
}

/** Finishes a step when its answer is right, and asks again otherwise. */
export async function continueAttempt(
	c: Context,
	pool: Pool,
	request: AuthorizationRequest,
	form: Form
): Promise<Response> {
	const id = form('attempt');
	const attempt = pool.signInAttempts.find(id);
	const user = attempt?.kind === 'step' ? pool.directory.bySub(attempt.sub) : null;
	if (attempt?.kind !== 'step' || attempt.browser !== browserToken(c) || !user) {
		return errorPage(c, 400, 'Something went wrong');
	}
	const { step } = attempt;
	const problem = await answerProblem(pool, user, step, form);
	if (problem) return c.html(stepPage(c, pool, request, { id, step, user, problem }), 400);
	pool.signInAttempts.finish(id);
	return step === 'new_password'
		? afterPassword(c, pool, attempt.request, user)
		: finishSignIn(c, pool, attempt.request, { user, provider: 'COGNITO' });
}

const wrongCode = 'Invalid code received for user';

/** What is wrong with the answer; null when it is right, and then it has taken effect. */
async function answerProblem(
	pool: Pool,
	user: User,
	step: SignInStep,
	form: Form
): Promise<string | null> {
	switch (step) {
		case 'totp_code':
			return totpProblem(pool, user, form('code'));
		case 'email_code': {
			const problem = pool.verificationCodes.redeem('sign_in', user, form('code'));
			return problem && codeProblemText[problem];
		}
		case 'authenticator_app':
			return registerApp(pool, user, form('code'));
		case 'new_password': {
			const weakness = passwordProblem(pool.config.password_policy, form('password'));
			if (!weakness) await setOwnPassword(pool, user, form('password'));
			return weakness;
		}
	}
}

async function totpProblem(pool: Pool, user: User, code: string): Promise<string | null> {
	const result = await redeemTotpCode(pool, user, code);
	if (result === 'right') return null;
	return result === 'used' ? 'Your software token has already been used once.' : wrongCode;
}

async function registerApp({ clock }: Pool, user: User, code: string): Promise<string | null> {
	const secret = user.unverifiedTotpSecret;
	if (!secret || (await totpStepOf(secret, code, clock)) === null) return wrongCode;
	user.softwareToken = { secret, enabled: true };
	user.preferredMfa = 'SOFTWARE_TOKEN_MFA';
	user.unverifiedTotpSecret = null;
	return null;
}
