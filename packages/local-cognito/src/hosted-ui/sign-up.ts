import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import { missingAttributes } from '../directory/attribute-schema.ts';
import { describePolicy, passwordProblem } from '../directory/password-policy.ts';
import { setOwnPassword } from '../directory/set-password.ts';
import type { Attributes, User } from '../directory/user.ts';
import type { AuthorizationRequest } from '../oauth/authorization-request.ts';
import type { Pool } from '../pool.ts';
import { ApiError } from '../user-api/api-error.ts';
import { addProfile, newProfile } from '../user-api/sign-up-operations.ts';
import { csrfFields } from './csrf.ts';
import type { Form } from './form.ts';
import { errorMessage, page } from './page-layout.ts';
import { handleForm, handlePage } from './page-request.ts';
import { rememberUsername } from './username-cookie.ts';

/** The page on which people create an account. */
export const signUpRoutes = (pool: Pool) =>
	new Hono()
		.get('/signup', (c) => handlePage(c, pool, (request) => showSignUp(c, pool, request)))
		.post('/signup', (c) => handleForm(c, pool, (request, form) => signUp(c, pool, request, form)));

function showSignUp(
	c: Context,
	pool: Pool,
	{ query }: AuthorizationRequest,
	problem: string | null = null,
	{ name, email } = { name: '', email: '' }
) {
	const body = html`${errorMessage(problem)}
		<form method="post" action="/signup${query}">
			${csrfFields(c, pool.clock)} ${nameField(pool, name)}
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
			<p class="quiet" id="policy">${describePolicy(pool.config.password_policy)}</p>
			<button>Sign up</button>
		</form>
		<p>Have an account already? <a href="/login${query}">Sign in</a></p>`;
	return c.html(page({ title: 'Sign up', body }), problem ? 400 : 200);
}

const nameField = ({ config }: Pool, name: string) =>
	config.required_attributes.includes('name')
		? html`<label>Name <input name="name" autocomplete="name" value="${name}" required /></label>`
		: '';

async function signUp(c: Context, pool: Pool, request: AuthorizationRequest, form: Form) {
	const name = form('name').trim();
	const email = form('username').trim();
	const password = form('password');
	const { config, verificationCodes } = pool;
	const problem = failedPreSignUp(pool) ?? passwordProblem(config.password_policy, password);
	const user = problem ?? newUserOrProblem(pool, email, { email, ...(name ? { name } : {}) });
	if (typeof user === 'string') return showSignUp(c, pool, request, user, { name, email });
	await setOwnPassword(pool, user, password);
	verificationCodes.send('sign_up', user, email);
	rememberUsername(c, email);
	return c.redirect(`${pool.origin}/confirm${request.query}`);
}

function failedPreSignUp({ quirks }: Pool): string | null {
	const { pre_sign_up_failure: failure } = quirks;
	return failure === null ? null : `PreSignUp failed with error ${failure}.`;
}

/** The registered profile; a string is what is wrong, in Cognito's words. */
function newUserOrProblem(pool: Pool, login: string, given: Attributes): User | string {
	const attributes = missingAttributes(pool.config, given);
	if (attributes) return attributes;
	try {
		const user = newProfile(pool, login, given);
		addProfile(pool, user, 'User already exists');
		return user;
	} catch (error) {
		if (error instanceof ApiError) return error.message;
		throw error;
	}
}
