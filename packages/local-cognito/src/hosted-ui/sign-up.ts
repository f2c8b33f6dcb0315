import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import { newSignUp } from '../directory/directory.ts';
import { describePolicy, passwordProblem } from '../directory/password-policy.ts';
import type { AuthorizationRequest } from '../oauth/authorization-request.ts';
import type { Pool } from '../pool.ts';
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

function signUp(c: Context, pool: Pool, request: AuthorizationRequest, form: Form) {
	const name = form('name').trim();
	const email = form('username').trim();
	const password = form('password');
	const problem = signUpProblem(pool, name, email, password);
	if (problem) return showSignUp(c, pool, request, problem, { name, email });
	const user = pool.directory.add(newSignUp(name, email, password));
	pool.verificationCodes.send('sign_up', user, email);
	rememberUsername(c, email);
	return c.redirect(`${pool.origin}/confirm${request.query}`);
}

function signUpProblem(pool: Pool, name: string, email: string, password: string): string | null {
	const { required_attributes: required, password_policy: policy } = pool.config;
	if (!name && required.includes('name')) {
		return 'Attributes did not conform to the schema: name: The attribute name is required';
	}
	if (!/^\S+@\S+$/.test(email)) return 'Invalid email address format.';
	const { pre_sign_up_failure: failure } = pool.quirks;
	if (failure !== null) return `PreSignUp failed with error ${failure}.`;
	if (pool.directory.byEmail(email)) return 'An account with the given email already exists.';
	return passwordProblem(policy, password);
}
