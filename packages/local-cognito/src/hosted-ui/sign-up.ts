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

/** What someone has typed: the user name, and the attributes by their names. */
interface Typed {
	username: string;
	attributes: Attributes;
}

function showSignUp(
	c: Context,
	pool: Pool,
	{ query }: AuthorizationRequest,
	problem: string | null = null,
	typed: Typed = { username: '', attributes: {} }
) {
	const body = html`${errorMessage(problem)}
		<form method="post" action="/signup${query}">
			${csrfFields(c, pool.clock)}
			${askedAttributes(pool).map((name) => attributeField(name, typed.attributes[name] ?? ''))}
			${usernameField(pool, typed.username)}
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

const signsInByEmail = ({ config }: Pool) => config.username_attributes.includes('email');

/** The required attributes. The address is the user name, unless the pool has user names. */
const askedAttributes = (pool: Pool) =>
	pool.config.required_attributes.filter((name) => name !== 'email' || !signsInByEmail(pool));

const attributeLabel = (name: string) =>
	name === 'email'
		? 'E-mail'
		: name.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase());

const attributeField = (name: string, value: string) =>
	html`<label>
		${attributeLabel(name)}
		<input
			name="${name}"
			type="${name === 'email' ? 'email' : 'text'}"
			autocomplete="${name === 'name' || name === 'email' ? name : 'on'}"
			value="${value}"
			required
		/>
	</label>`;

function usernameField(pool: Pool, value: string) {
	const byEmail = signsInByEmail(pool);
	return html`<label>
		${byEmail ? 'E-mail' : 'User name'}
		<input
			name="username"
			type="${byEmail ? 'email' : 'text'}"
			autocomplete="username"
			value="${value}"
			required
		/>
	</label>`;
}

async function signUp(c: Context, pool: Pool, request: AuthorizationRequest, form: Form) {
	const { config, verificationCodes } = pool;
	const typed = readTyped(pool, form);
	const password = form('password');
	const problem = failedPreSignUp(pool) ?? passwordProblem(config.password_policy, password);
	const user = problem ?? newUserOrProblem(pool, typed);
	if (typeof user === 'string') return showSignUp(c, pool, request, user, typed);
	await setOwnPassword(pool, user, password);
	const { email } = user.attributes;
	if (email) verificationCodes.send('sign_up', user, email);
	rememberUsername(c, typed.username);
	return c.redirect(`${pool.origin}/confirm${request.query}`);
}

function readTyped(pool: Pool, form: Form): Typed {
	const username = form('username').trim();
	const attributes: Attributes = signsInByEmail(pool) ? { email: username } : {};
	for (const name of askedAttributes(pool)) attributes[name] = form(name).trim();
	return { username, attributes };
}

function failedPreSignUp({ quirks }: Pool): string | null {
	const { pre_sign_up_failure: failure } = quirks;
	return failure === null ? null : `PreSignUp failed with error ${failure}.`;
}

/** The registered profile; a string is what is wrong, in Cognito's words. */
function newUserOrProblem(pool: Pool, { username, attributes }: Typed): User | string {
	const missing = missingAttributes(pool.config, attributes);
	if (missing) return missing;
	try {
		const user = newProfile(pool, username, attributes);
		addProfile(pool, user, 'User already exists');
		return user;
	} catch (error) {
		if (error instanceof ApiError) return error.message;
		throw error;
	}
}
