import { base64url } from 'jose';
import * as v from 'valibot';
import type { Passkey, User } from '../directory/user.ts';
import { checkRegistration, type CeremonyProblem } from '../passkeys/ceremonies.ts';
import { relyingPartyId } from '../passkeys/relying-party.ts';
import type { Pool } from '../pool.ts';
import { ApiError, invalidParameter, limitExceeded } from './api-error.ts';
import { text } from './input.ts';
import { userOperation, type Operation, type UserCall } from './operation.ts';

/** As many as AWS allows. */
const mostPasskeys = 20;

const registration = v.object({
	id: text(1, 1400),
	type: v.literal('public-key'),
	authenticatorAttachment: v.optional(v.nullable(v.string()), null),
	response: v.object({
		clientDataJSON: v.string(),
		attestationObject: v.string(),
		transports: v.optional(v.array(v.string()), [])
	})
});

/** Operations on the user's passkeys. */
export const passkeyOperations: Record<string, Operation> = {
	StartWebAuthnRegistration: userOperation(v.object({}), startRegistration),
	CompleteWebAuthnRegistration: userOperation(
		v.object({ Credential: v.record(v.string(), v.unknown()) }),
		completeRegistration
	),
	ListWebAuthnCredentials: userOperation(
		v.object({
			NextToken: v.optional(v.string()),
			MaxResults: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(20)))
		}),
		({ pool, token: { user } }) => {
			requireEnabled(pool);
			return { Credentials: user.passkeys.map((passkey) => listed(pool, passkey)) };
		}
	),
	DeleteWebAuthnCredential: userOperation(
		v.object({ CredentialId: text(1, 1400) }),
		({ pool, token: { user } }, { CredentialId }) => {
			requireEnabled(pool);
			const others = user.passkeys.filter(({ id }) => id !== CredentialId);
			if (others.length === user.passkeys.length) {
				throw new ApiError('ResourceNotFoundException', 'The credential does not exist.');
			}
			user.passkeys = others;
			return {};
		}
	)
};

function requireEnabled({ config }: Pool): void {
	if (config.first_factors.includes('WEB_AUTHN')) return;
	throw new ApiError('WebAuthnNotEnabledException', 'WebAuthn is not enabled for this user pool.');
}

const listed = (pool: Pool, passkey: Passkey) => ({
	CredentialId: passkey.id,
	FriendlyCredentialName: passkey.name,
	RelyingPartyId: relyingPartyId(pool),
	...(passkey.attachment === null ? {} : { AuthenticatorAttachment: passkey.attachment }),
	AuthenticatorTransports: passkey.transports,
	CreatedAt: passkey.createdAt / 1000
});

/** Passkeys as they are named in a request to the browser. */
export const descriptors = ({ passkeys }: User) =>
	passkeys.map(({ id, transports }) => ({ type: 'public-key', id, transports }));

/** A challenge that has never been used, base64url. */
export const newChallenge = () => base64url.encode(crypto.getRandomValues(new Uint8Array(32)));

function startRegistration({ pool, token: { user, clientId } }: UserCall) {
	requireEnabled(pool);
	if (user.passkeys.length >= mostPasskeys) throw limitExceeded();
	const challenge = newChallenge();
	pool.passkeyRegistrations.start(user.sub, { challenge, clientId });
	const id = relyingPartyId(pool);
	const name = user.attributes['email'] ?? user.username;
	return {
		CredentialCreationOptions: {
			rp: { id, name: id },
			user: {
				id: base64url.encode(user.sub),
				name,
				displayName: user.attributes['name'] ?? name
			},
			challenge,
			pubKeyCredParams: [
				{ type: 'public-key', alg: -7 },
				{ type: 'public-key', alg: -257 }
			],
			timeout: 60_000,
			excludeCredentials: descriptors(user),
			authenticatorSelection: {
				requireResidentKey: true,
				residentKey: 'required',
				userVerification: pool.config.webauthn.user_verification
			}
		}
	};
}

const problemTypes: Record<CeremonyProblem, string> = {
	malformed: 'InvalidParameterException',
	wrong_challenge: 'WebAuthnChallengeNotFoundException',
	wrong_origin: 'WebAuthnOriginNotAllowedException',
	wrong_relying_party: 'WebAuthnRelyingPartyMismatchException',
	not_verified: 'WebAuthnCredentialNotSupportedException',
	unsupported: 'WebAuthnCredentialNotSupportedException',
	wrong_signature: 'WebAuthnCredentialNotSupportedException'
};

async function completeRegistration(
	{ pool, token: { user, clientId } }: UserCall,
	{ Credential }: { Credential: Record<string, unknown> }
) {
	requireEnabled(pool);
	const started = pool.passkeyRegistrations.finish(user.sub);
	if (!started) {
		throw new ApiError('WebAuthnChallengeNotFoundException', 'Challenge not found or expired.');
	}
	if (started.clientId !== clientId) {
		throw new ApiError('WebAuthnClientMismatchException', 'Another client began the registration.');
	}
	const parsed = v.safeParse(registration, Credential);
	if (!parsed.success) throw invalidParameter('Credential is malformed.');
	const credential = parsed.output;
	const result = await checkRegistration(credential, {
		challenge: started.challenge,
		relyingPartyId: relyingPartyId(pool),
		requiresVerification: pool.config.webauthn.user_verification === 'required'
	});
	if (typeof result === 'string') {
		throw new ApiError(problemTypes[result], `The credential is refused: ${result}.`);
	}
	user.passkeys = [
		...user.passkeys.filter(({ id }) => id !== result.id),
		{
			...result,
			name: `Passkey ${user.passkeys.length + 1}`,
			attachment: credential.authenticatorAttachment,
			transports: credential.response.transports,
			createdAt: pool.clock.now().getTime()
		}
	];
	return {};
}
