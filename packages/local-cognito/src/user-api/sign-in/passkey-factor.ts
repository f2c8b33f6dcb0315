import * as v from 'valibot';
import { checkAssertion } from '../../passkeys/ceremonies.ts';
import { relyingPartyId } from '../../passkeys/relying-party.ts';
import { invalidParameter, notAuthorized } from '../api-error.ts';
import { descriptors, newChallenge } from '../passkey-operations.ts';
import { afterFirstFactor, challengeResponse, type SignIn } from './challenge-response.ts';
import { findSession } from './current-session.ts';
import type { Parameters } from './parameters.ts';

const assertion = v.object({
	id: v.string(),
	response: v.object({
		clientDataJSON: v.string(),
		authenticatorData: v.string(),
		signature: v.string()
	})
});

/** Asks the browser to sign with one of the user's passkeys. */
export function passkeyChallenge(signIn: SignIn) {
	const { pool, user } = signIn;
	const challenge = newChallenge();
	const options = {
		challenge,
		timeout: 180_000,
		rpId: relyingPartyId(pool),
		allowCredentials: descriptors(user),
		userVerification: pool.config.webauthn.user_verification
	};
	return challengeResponse(
		signIn,
		{ name: 'WEB_AUTHN', challenge },
		{ CREDENTIAL_REQUEST_OPTIONS: JSON.stringify(options) }
	);
}

/** Checks the signature of a passkey. @throws {ApiError} when it is not right */
export async function answerPasskey(signIn: SignIn, sessionId: string, { required }: Parameters) {
	const { pool, user } = signIn;
	const { challenge } = findSession(pool, sessionId, 'WEB_AUTHN');
	const credential = readAssertion(required('CREDENTIAL'));
	const passkey = user.passkeys.find(({ id }) => id === credential.id);
	const { user_verification: verification, factor_configuration: factors } = pool.config.webauthn;
	const result =
		passkey &&
		(await checkAssertion(credential, passkey, {
			challenge: challenge.challenge,
			relyingPartyId: relyingPartyId(pool),
			requiresVerification:
				verification === 'required' || factors === 'MULTI_FACTOR_WITH_USER_VERIFICATION'
		}));
	if (!passkey || typeof result !== 'number') {
		pool.challengeSessions.use(sessionId);
		throw notAuthorized('Incorrect username or password.');
	}
	passkey.signCount = result;
	return afterFirstFactor(signIn);
}

function readAssertion(text: string): v.InferOutput<typeof assertion> {
	try {
		const parsed = v.safeParse(assertion, JSON.parse(text));
		if (parsed.success) return parsed.output;
	} catch {
		// Not JSON at all: as malformed as JSON of another shape.
	}
	throw invalidParameter('CREDENTIAL is malformed.');
}
