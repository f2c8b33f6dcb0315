import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import * as v from 'valibot';
import type { User } from '../directory/user.ts';
import type { AuthorizationRequest } from '../oauth/authorization-request.ts';
import { finishSignIn } from '../oauth/authorization-response.ts';
import { checkAssertion } from '../passkeys/ceremonies.ts';
import { relyingPartyId } from '../passkeys/relying-party.ts';
import type { Pool } from '../pool.ts';
import { descriptors, newChallenge } from '../user-api/passkey-operations.ts';
import { browserToken, csrfFields } from './csrf.ts';
import { errorPage } from './error-page.ts';
import type { Form } from './form.ts';
import { page } from './page-layout.ts';

/** Whether people may sign in with a passkey instead of a password. */
export const offersPasskeys = ({ config }: Pool): boolean =>
	config.first_factors.includes('WEB_AUTHN');

const assertion = v.pipe(
	v.string(),
	v.parseJson(),
	v.object({
		id: v.string(),
		response: v.object({
			clientDataJSON: v.string(),
			authenticatorData: v.string(),
			signature: v.string()
		})
	})
);

/** Asks the browser to sign with one of this user's passkeys. */
export function startPasskeySignIn(
	c: Context,
	pool: Pool,
	request: AuthorizationRequest,
	user: User
): Response | Promise<Response> {
	const challenge = newChallenge();
	const browser = browserToken(c);
	const attempt = { kind: 'passkey', challenge, request, sub: user.sub, browser } as const;
	const id = pool.signInAttempts.start(attempt);
	const options = {
		challenge,
		rpId: relyingPartyId(pool),
		allowCredentials: descriptors(user),
		userVerification: pool.config.webauthn.user_verification
	};
	const body = html`<p>Confirm with your fingerprint, face, screen lock or security key.</p>
		<form method="post" action="/login${request.query}" data-options="${JSON.stringify(options)}">
			${csrfFields(c, pool.clock)}<input type="hidden" name="attempt" value="${id}" />
			<input type="hidden" name="credential" />
			<p role="status"></p>
		</form>
		<p><a href="/login${request.query}">Sign in another way</a></p>
		<script>
			${raw(script)};
		</script>`;
	return c.html(page({ title: 'Use your passkey', body }));
}

/** Runs on the page. Both conversions are those of WebAuthn's JSON. */
const script = `
const form = document.querySelector('[data-options]');
const toBytes = (text) =>
	Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
const toText = (bytes) =>
	btoa(String.fromCharCode(...new Uint8Array(bytes)))
		.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
const options = JSON.parse(form.dataset.options);
options.challenge = toBytes(options.challenge);
for (const one of options.allowCredentials) one.id = toBytes(one.id);
navigator.credentials.get({ publicKey: options }).then(
	({ id, type, response }) => {
		form.elements.credential.value = JSON.stringify({
			id,
			type,
			response: {
				clientDataJSON: toText(response.clientDataJSON),
				authenticatorData: toText(response.authenticatorData),
				signature: toText(response.signature)
			}
		});
		form.submit();
	},
	({ message }) => {
		form.querySelector('[role=status]').textContent = message;
	}
)`;

/** Finishes a sign-in with what the browser has signed. */
export async function finishPasskeySignIn(c: Context, pool: Pool, form: Form): Promise<Response> {
	const attempt = pool.signInAttempts.find(form('attempt'));
	if (attempt?.kind !== 'passkey' || attempt.browser !== browserToken(c)) {
		return errorPage(c, 400, 'Something went wrong');
	}
	pool.signInAttempts.finish(form('attempt'));
	const user = pool.directory.bySub(attempt.sub);
	const isRight = user && (await isSigned(pool, user, attempt.challenge, form('credential')));
	if (!isRight) return errorPage(c, 400, 'The passkey could not be verified.');
	return finishSignIn(c, pool, attempt.request, { user, provider: 'COGNITO' });
}

async function isSigned(pool: Pool, user: User, challenge: string, text: string) {
	const parsed = v.safeParse(assertion, text);
	const passkey = parsed.success && user.passkeys.find(({ id }) => id === parsed.output.id);
	if (!parsed.success || !passkey || !user.enabled) return false;
	const result = await checkAssertion(parsed.output, passkey, {
		challenge,
		relyingPartyId: relyingPartyId(pool),
		requiresVerification: pool.config.webauthn.user_verification === 'required'
	});
	if (typeof result !== 'number') return false;
	passkey.signCount = result;
	return true;
}
