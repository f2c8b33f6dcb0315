import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import type { Person } from '../config/person.ts';
import type { ExternalProvider } from '../config/provider.ts';
import { errorPage } from '../hosted-ui/error-page.ts';
import { readForm } from '../hosted-ui/form.ts';
import { page } from '../hosted-ui/page-layout.ts';
import type { Pool } from '../pool.ts';

/** Stand-ins for Facebook and Google, which ask who is signed in there and whether they agree. */
export function consentRoutes(pool: Pool) {
	const routes = new Hono();
	for (const { name } of pool.config.providers) {
		const path = `/__idp/${name.toLowerCase()}`;
		routes.get(path, (c) => c.html(consentPage(pool, name)));
		routes.post(path, (c) => decide(c, pool, name));
	}
	return routes;
}

const consentPage = ({ config, directory }: Pool, provider: ExternalProvider) =>
	page({
		title: `${provider} (a stand-in)`,
		body: html`<p>${config.app_name} would like to know your name and e-mail address.</p>
			<form method="post">
				<fieldset>
					<legend>Who is signed in at ${provider}?</legend>
					${directory.people
						.filter((person) => person.provider === provider)
						.map((person, index) => choice(person, index === 0))}
				</fieldset>
				<button name="decision" value="continue">Continue</button>
				<button class="second" name="decision" value="without_email">
					Continue without e-mail
				</button>
				<button class="second" name="decision" value="cancel">Cancel</button>
			</form>`
	});

const choice = ({ id, name, description }: Person, checked: boolean) =>
	html`<div class="choice">
		<input
			type="radio"
			name="person"
			id="${id}"
			value="${id}"
			aria-describedby="${id}-description"
			${checked ? 'checked' : ''}
		/>
		<div>
			<label for="${id}"><bdi>${name}</bdi></label>
			<span class="quiet" id="${id}-description">${description}</span>
		</div>
	</div>`;

async function decide(c: Context, pool: Pool, provider: ExternalProvider): Promise<Response> {
	const form = await readForm(c);
	const person = pool.directory.people.find(({ id }) => id === form('person'));
	if (!person) return errorPage(c, 400, `There is no person ${form('person')}.`);
	const response = new URL(`${pool.origin}/oauth2/idpresponse`);
	response.search = responseParams(pool, person, form('decision'), provider).toString();
	response.searchParams.append('state', c.req.query('state') ?? '');
	// Facebook appends this fragment, and browsers keep it across redirects, up to the site.
	if (provider === 'Facebook') response.hash = '_=_';
	return c.redirect(response.href);
}

function responseParams(
	pool: Pool,
	person: Person,
	decision: string,
	provider: ExternalProvider
): URLSearchParams {
	if (decision === 'cancel' || person.consent === 'decline') return cancelParams(provider);
	const email = decision === 'without_email' ? null : person.email;
	return new URLSearchParams({ code: pool.providerCodes.issue({ ...person, email }) });
}

const cancelParams = (provider: ExternalProvider) =>
	new URLSearchParams(
		provider === 'Google'
			? { error: 'access_denied' }
			: {
					error: 'access_denied',
					error_code: '200',
					error_description: 'Permissions error',
					error_reason: 'user_denied'
				}
	);
