import { base64url } from 'jose';
import type { Passkey } from '../directory/user.ts';
import { readAuthenticatorData, type AuthenticatorData } from './authenticator-data.ts';
import { decodeCbor } from './cbor.ts';
import { isAllowedOrigin, readClientData } from './client-data.ts';

/** What a ceremony has to match. */
export interface Expected {
	challenge: string;
	relyingPartyId: string;
	requiresVerification: boolean;
}

export type CeremonyProblem =
	| 'malformed'
	| 'wrong_challenge'
	| 'wrong_origin'
	| 'wrong_relying_party'
	| 'not_verified'
	| 'unsupported'
	| 'wrong_signature';

/** What the browser returns of a new credential, in WebAuthn's JSON. */
export interface Registration {
	id: string;
	response: { clientDataJSON: string; attestationObject: string };
}

/** What the browser returns of a sign-in, in WebAuthn's JSON. */
export interface Assertion {
	id: string;
	response: { clientDataJSON: string; authenticatorData: string; signature: string };
}

type NewCredential = { id: string; publicKey: JsonWebKey; signCount: number };

/**
 * Checks a registration (https://www.w3.org/TR/webauthn-3/#sctn-registering-a-new-credential).
 * Cognito asks for no attestation, so a statement about the authenticator is not looked at.
 */
export async function checkRegistration(
	{ id, response }: Registration,
	expected: Expected
): Promise<NewCredential | CeremonyProblem> {
	const problem = clientDataProblem(response.clientDataJSON, 'webauthn.create', expected);
	if (problem) return problem;
	const data = attestedData(response.attestationObject);
	if (!data?.credential) return 'malformed';
	const dataProblem = await authenticatorProblem(data, expected);
	if (dataProblem) return dataProblem;
	const { publicKey } = data.credential;
	if (publicKey === null || !(await importKey(publicKey))) return 'unsupported';
	return data.credential.id === id ? { id, publicKey, signCount: data.signCount } : 'malformed';
}

function attestedData(encoded: string): AuthenticatorData | null {
	try {
		const { value } = decodeCbor(copy(base64url.decode(encoded)));
		const bytes = value instanceof Map ? value.get('authData') : null;
		return bytes instanceof Uint8Array ? readAuthenticatorData(bytes) : null;
	} catch {
		return null;
	}
}

/**
 * Checks a sign-in with a passkey (https://www.w3.org/TR/webauthn-3/#sctn-verifying-assertion), and
 * returns the passkey's new counter.
 */
export async function checkAssertion(
	{ response }: Assertion,
	passkey: Passkey,
	expected: Expected
): Promise<number | CeremonyProblem> {
	const problem = clientDataProblem(response.clientDataJSON, 'webauthn.get', expected);
	if (problem) return problem;
	const signed = decode(response.authenticatorData);
	const signature = decode(response.signature);
	const data = signed && dataOf(signed);
	if (!signed || !signature || !data) return 'malformed';
	const dataProblem = await authenticatorProblem(data, expected);
	if (dataProblem) return dataProblem;
	// A counter that does not grow means that the credential was copied.
	const grows = data.signCount > passkey.signCount || data.signCount + passkey.signCount === 0;
	const clientData = copy(base64url.decode(response.clientDataJSON));
	const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', clientData));
	const isRight = await verifySignature(passkey.publicKey, signature, copy([...signed, ...hash]));
	return grows && isRight ? data.signCount : 'wrong_signature';
}

function clientDataProblem(
	encoded: string,
	type: string,
	expected: Expected
): CeremonyProblem | null {
	const clientData = readClientData(encoded);
	if (clientData?.type !== type) return 'malformed';
	if (clientData.challenge !== expected.challenge) return 'wrong_challenge';
	if (clientData.crossOrigin) return 'wrong_origin';
	return isAllowedOrigin(clientData.origin, expected.relyingPartyId) ? null : 'wrong_origin';
}

async function authenticatorProblem(
	data: AuthenticatorData,
	{ relyingPartyId, requiresVerification }: Expected
): Promise<CeremonyProblem | null> {
	const id = new TextEncoder().encode(relyingPartyId);
	const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', id));
	if (data.rpIdHash !== base64url.encode(hash)) return 'wrong_relying_party';
	return data.userPresent && (data.userVerified || !requiresVerification) ? null : 'not_verified';
}

function dataOf(bytes: Uint8Array<ArrayBuffer>): AuthenticatorData | null {
	try {
		return readAuthenticatorData(bytes);
	} catch {
		return null;
	}
}

function decode(encoded: string): Uint8Array<ArrayBuffer> | null {
	try {
		return copy(base64url.decode(encoded));
	} catch {
		return null;
	}
}

const copy = (bytes: ArrayLike<number>) => Uint8Array.from(bytes);

const algorithmOf = ({ kty }: JsonWebKey) =>
	kty === 'EC'
		? { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
		: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };

/** null when this is no key. */
const importKey = (key: JsonWebKey) =>
	crypto.subtle.importKey('jwk', key, algorithmOf(key), false, ['verify']).catch(() => null);

async function verifySignature(
	publicKey: JsonWebKey,
	signature: Uint8Array<ArrayBuffer>,
	message: Uint8Array<ArrayBuffer>
): Promise<boolean> {
	const key = await importKey(publicKey);
	const raw = publicKey.kty === 'EC' ? rawSignature(signature) : signature;
	if (!key || !raw) return false;
	return crypto.subtle.verify(algorithmOf(publicKey), key, raw, message);
}

/** ECDSA signatures are DER in WebAuthn, and both numbers side by side in Web Crypto. */
function rawSignature(der: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
	const first = derInteger(der, 2);
	const second = first && derInteger(der, first.end);
	if (der[0] !== 0x30 || !first || !second || second.end !== der.length) return null;
	const raw = new Uint8Array(64);
	raw.set(first.bytes, 32 - first.bytes.length);
	raw.set(second.bytes, 64 - second.bytes.length);
	return raw;
}

function derInteger(der: Uint8Array<ArrayBuffer>, start: number) {
	const length = der[start + 1] ?? 0;
	const end = start + 2 + length;
	if (der[start] !== 0x02 || end > der.length) return null;
	let bytes = der.slice(start + 2, end);
	while (bytes.length > 32 && bytes[0] === 0) bytes = bytes.slice(1);
	return bytes.length > 32 ? null : { bytes, end };
}
