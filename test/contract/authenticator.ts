import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** What a ceremony is about, and how it differs from a right one. */
interface Ceremony {
	challenge: string;
	rpId: string;
	origin: string;
	crossOrigin?: boolean;
	/** The flags of the authenticator data; by default, present and verified. */
	flags?: number;
	signCount?: number;
	/** The COSE algorithm of the key. */
	algorithm?: number;
	isCut?: boolean;
	signsWithOtherKey?: boolean;
}

/** An authenticator with one passkey, written apart from the code that checks it. */
export function createAuthenticator() {
	const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const id = randomBytes(16);
	let counter = 0;
	const common = (client: Buffer) => ({
		id: id.toString('base64url'),
		rawId: id.toString('base64url'),
		type: 'public-key',
		authenticatorAttachment: 'platform',
		clientExtensionResults: {},
		response: { clientDataJSON: client.toString('base64url') }
	});

	return {
		create(ceremony: Ceremony) {
			const { algorithm = -7, isCut = false, flags = 0x45, signCount = 0 } = ceremony;
			const client = clientData('webauthn.create', ceremony);
			const data = Buffer.concat([
				header(ceremony.rpId, flags, signCount),
				Buffer.alloc(16),
				Buffer.from([0, id.length]),
				id,
				coseKey(publicKey, algorithm)
			]);
			const attestation = Buffer.concat([
				Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'),
				byteString(data)
			]);
			const sent = isCut ? attestation.subarray(0, 60) : attestation;
			const credential = common(client);
			return {
				...credential,
				response: {
					...credential.response,
					attestationObject: sent.toString('base64url'),
					transports: ['internal']
				}
			};
		},
		get(ceremony: Ceremony) {
			const { flags = 0x05, signsWithOtherKey = false } = ceremony;
			counter += 1;
			const client = clientData('webauthn.get', ceremony);
			const data = header(ceremony.rpId, flags, ceremony.signCount ?? counter);
			const hash = createHash('sha256').update(client).digest();
			const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
			const key = signsWithOtherKey ? other : privateKey;
			const credential = common(client);
			return {
				...credential,
				response: {
					...credential.response,
					authenticatorData: data.toString('base64url'),
					signature: sign('sha256', Buffer.concat([data, hash]), key).toString('base64url')
				}
			};
		}
	};
}

export type Authenticator = ReturnType<typeof createAuthenticator>;

const clientData = (type: string, { challenge, origin, crossOrigin = false }: Ceremony) =>
	Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin }));

function header(rpId: string, flags: number, signCount: number): Buffer {
	const rest = Buffer.alloc(5);
	rest.writeUInt8(flags);
	rest.writeUInt32BE(signCount, 1);
	return Buffer.concat([createHash('sha256').update(rpId).digest(), rest]);
}

/** A map of COSE: {1: 2, 3: algorithm, -1: 1, -2: x, -3: y} */
function coseKey(key: KeyObject, algorithm: number): Buffer {
	const { x = '', y = '' } = key.export({ format: 'jwk' });
	return Buffer.concat([
		Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x20 - 1 - algorithm, 0x20, 0x01, 0x21]),
		byteString(Buffer.from(x, 'base64url')),
		Buffer.from([0x22]),
		byteString(Buffer.from(y, 'base64url'))
	]);
}

function byteString(content: Buffer): Buffer {
	const length = content.length;
	return Buffer.concat([
		length < 256 ? Buffer.from([0x58, length]) : Buffer.from([0x59, length >> 8, length & 255]),
		content
	]);
}
