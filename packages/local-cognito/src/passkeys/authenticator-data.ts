import { base64url } from 'jose';
import { decodeCbor, type Cbor } from './cbor.ts';

/** A credential that an authenticator has created. */
export interface AttestedCredential {
	id: string;
	/** null for an algorithm other than ES256 and RS256. */
	publicKey: JsonWebKey | null;
}

/** https://www.w3.org/TR/webauthn-3/#sctn-authenticator-data */
export interface AuthenticatorData {
	/** SHA-256 of the relying party id, base64url. */
	rpIdHash: string;
	userPresent: boolean;
	userVerified: boolean;
	signCount: number;
	credential: AttestedCredential | null;
}

/** Reads authenticator data. @throws {RangeError} when it is malformed */
export function readAuthenticatorData(bytes: Uint8Array<ArrayBuffer>): AuthenticatorData {
	if (bytes.length < 37) throw new RangeError('Authenticator data is too short.');
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const flags = view.getUint8(32);
	return {
		rpIdHash: base64url.encode(bytes.slice(0, 32)),
		userPresent: (flags & 0x01) !== 0,
		userVerified: (flags & 0x04) !== 0,
		signCount: view.getUint32(33),
		credential: (flags & 0x40) === 0 ? null : readCredential(bytes.slice(37))
	};
}

function readCredential(bytes: Uint8Array<ArrayBuffer>): AttestedCredential {
	if (bytes.length < 18) throw new RangeError('The credential is too short.');
	// Sixteen bytes name the model of the authenticator.
	const length = new DataView(bytes.buffer, bytes.byteOffset).getUint16(16);
	if (length > 1023 || bytes.length < 18 + length) throw new RangeError('The id is too long.');
	const id = base64url.encode(bytes.slice(18, 18 + length));
	const { value } = decodeCbor(bytes.slice(18 + length));
	return { id, publicKey: publicKeyOf(value) };
}

/** A COSE key as a JWK (RFC 9053, sections 7.1.1 and RFC 8230, section 4). */
function publicKeyOf(key: Cbor): JsonWebKey | null {
	if (!(key instanceof Map)) throw new RangeError('The public key is no map.');
	const bytes = (name: number) => {
		const value = key.get(name);
		return value instanceof Uint8Array ? base64url.encode(value) : '';
	};
	if (key.get(1) === 2 && key.get(3) === -7 && key.get(-1) === 1) {
		return { kty: 'EC', crv: 'P-256', x: bytes(-2), y: bytes(-3) };
	}
	if (key.get(1) === 3 && key.get(3) === -257) {
		return { kty: 'RSA', alg: 'RS256', n: bytes(-1), e: bytes(-2) };
	}
	return null;
}
