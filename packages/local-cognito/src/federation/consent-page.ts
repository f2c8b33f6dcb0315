import { Hono } from 'hono';
import { html } from 'hono/html';
import { page } from '../hosted-ui/page-layout.ts';
import { people, personById } from '../config/people.ts';
import { readForm } from '../hosted-ui/csrf.ts';
import type { Context } from 'hono';
import type { Person, SocialProvider } from '../config/people.ts';
import type { Pool } from '../pool.ts';

/** The stand-ins for Facebook and Google: who is signed in there, and do they agree? */
export const socialConsentRoutes = (pool: Pool) =>
	new Hono()
		.get('/__idp/facebook', (c) => c.html(consentPage('Facebook')))
		.get('/__idp/google', (c) => c.html(consentPage('Google')))
		.post('/__idp/facebook', (c) => decide(c, pool, 'Facebook'))
		.post('/__idp/google', (c) => decide(c, pool, 'Google'));

const peopleAt = (provider: SocialProvider) => people.filter((one) => one.provider === provider);

const consentPage = (provider: SocialProvider) =>
	page({
		title: `${provider} (a stand-in)`,
		body: html`<p>Popmap would like to know your name and e-mail address.</p>
			<form method="post">
				<fieldset>
					<legend>Who is signed in at ${provider}?</legend>
					${peopleAt(provider).map((person, index) => choice(person, index === 0))}
				</fieldset>
				<button name="decision" value="continue">Continue</button>
				<button class="second" name="decision" value="without_email">
					Continue without e-mail
				</button>
				<button class="second" name="decision" value="cancel">Cancel</button>
			</form>`
	});

const choice = ({ id, name, purpose }: Person, checked: boolean) =>
	html`<div class="choice">
		<input
			type="radio"
			name="person"
			id="${id}"
			value="${id}"
			aria-describedby="${id}-purpose"
			${checked ? 'checked' : ''}
		/>
		<div>
			<label for="${id}"><bdi>${name}</bdi></label>
			<span class="quiet" id="${id}-purpose">${purpose}</span>
		</div>
	</div>`;

async function decide(c: Context, pool: Pool, provider: SocialProvider): Promise<Response> {
	const form = await readForm(c);
	const person = personById(form('person'));
	const answer = new URL(`${pool.origin}/oauth2/idpresponse`);
	answer.search = answerParams(pool, person, form('decision'), provider).toString();
	answer.searchParams.append('state', c.req.query('state') ?? '');
	// Facebook ends its redirects so; browsers carry the fragment on to the site's own address.
	if (provider === 'Facebook') answer.hash = '_=_';
	return c.redirect(answer.href);
}

function answerParams(pool: Pool, person: Person, decision: string, provider: SocialProvider) {
	if (decision === 'cancel' || person.quirk === 'declines') return refusal(provider);
	const email = decision === 'without_email' ? null : person.email;
	return new URLSearchParams({ code: pool.socialCodes.issue({ ...person, email }) });
}

const refusal = (provider: SocialProvider) =>
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
