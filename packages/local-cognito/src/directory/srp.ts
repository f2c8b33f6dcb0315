/**
 * The server's half of SRP-6a (RFC 5054) in the variant that Cognito's clients implement: the group
 * of 3,072 bits, SHA-256, and numbers hashed as two's complement bytes.
 */
const modulus = BigInt(
	'0x' +
		'FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74' +
		'020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F1437' +
		'4FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED' +
		'EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF05' +
		'98DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB' +
		'9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B' +
		'E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF695581718' +
		'3995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33' +
		'A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7' +
		'ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864' +
		'D87602733EC86A64521F2B18177B200CBBE117577A615D6C770988C0BAD946E2' +
		'08E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF'
);
const generator = 2n;

/** The name that Cognito hashes with the password: the pool's own part of its id, and the user. */
export const srpIdentity = (userPoolId: string, username: string) =>
	`${userPoolId.slice(userPoolId.indexOf('_') + 1)}${username}`;

/** What the server keeps of a password, as hexadecimal numbers. */
export interface SrpVerifier {
	salt: string;
	verifier: string;
}

/** The verifier of a password with this salt, or with a new one. */
export async function srpVerifier(
	identity: string,
	password: string,
	salt: string = randomHex(16)
): Promise<SrpVerifier> {
	const inner = await sha256(encoded(`${identity}:${password}`));
	const x = await hashNumbers(bytesOf(signed(numberOf(salt))), inner);
	return { salt, verifier: power(generator, x).toString(16) };
}

/** The server's state between its answer to the client's number and the client's proof. */
export interface SrpExchange {
	identity: string;
	verifier: string;
	/** The client's public number, hexadecimal. */
	clientPublic: string;
	/** The server's secret and public numbers, hexadecimal. */
	serverSecret: string;
	serverPublic: string;
}

/** Answers the client's public number; null when it is no number that SRP allows. */
export async function startSrp(
	identity: string,
	verifier: string,
	clientPublic: string
): Promise<SrpExchange | null> {
	if (!/^[0-9a-f]{1,1024}$/i.test(clientPublic)) return null;
	if (numberOf(clientPublic) % modulus === 0n) return null;
	const multiplier = await hashNumbers(bytesOf(signed(modulus)), bytesOf(signed(generator)));
	const serverSecret = randomHex(32);
	const blinded = multiplier * numberOf(verifier) + power(generator, numberOf(serverSecret));
	const serverPublic = (blinded % modulus).toString(16);
	return { identity, verifier, clientPublic, serverSecret, serverPublic };
}

/** What the client signs to prove that it knows the password. */
export interface SrpClaim {
	/** The opaque block that the server sent, base64. */
	secretBlock: string;
	timestamp: string;
}

/** The signature that a client with the right password sends, base64. */
export async function srpSignature(
	exchange: SrpExchange,
	{ secretBlock, timestamp }: SrpClaim
): Promise<string> {
	const key = await sharedKey(exchange);
	const message = concatenate(
		encoded(exchange.identity),
		Uint8Array.from(atob(secretBlock), (letter) => letter.charCodeAt(0)),
		new TextEncoder().encode(timestamp)
	);
	return btoa(String.fromCharCode(...new Uint8Array(await hmac(key, message))));
}

/** HKDF (RFC 5869) over the common secret, with the scrambling number as its salt: 16 bytes. */
async function sharedKey(exchange: SrpExchange): Promise<Uint8Array<ArrayBuffer>> {
	const [a, v] = [numberOf(exchange.clientPublic), numberOf(exchange.verifier)];
	const scrambling = await hashNumbers(
		bytesOf(signed(a)),
		bytesOf(signed(numberOf(exchange.serverPublic)))
	);
	const secret = power(a * power(v, scrambling), numberOf(exchange.serverSecret));
	const extracted = await hmac(bytesOf(signed(scrambling)), bytesOf(signed(secret)));
	const info = encoded('Caldera Derived Key\u0001');
	return new Uint8Array(await hmac(new Uint8Array(extracted), info)).slice(0, 16);
}

const numberOf = (hex: string) => BigInt(`0x${hex}`);

/** Hexadecimal digits whose first bit is never set, as Java's BigInteger writes its bytes. */
function signed(value: bigint): string {
	const hex = value.toString(16);
	const even = hex.length % 2 === 0 ? hex : `0${hex}`;
	return /^[89a-f]/.test(even) ? `00${even}` : even;
}

const bytesOf = (hex: string): Uint8Array<ArrayBuffer> =>
	new Uint8Array((hex.match(/../g) ?? []).map((pair) => parseInt(pair, 16)));

const hexOf = (bytes: Uint8Array) =>
	[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const randomHex = (bytes: number) => hexOf(crypto.getRandomValues(new Uint8Array(bytes)));

function concatenate(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
	let offset = 0;
	for (const part of parts) {
		whole.set(part, offset);
		offset += part.length;
	}
	return whole;
}

const sha256 = async (bytes: Uint8Array<ArrayBuffer>) =>
	new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

const hashNumbers = async (...parts: Uint8Array[]) =>
	numberOf(hexOf(await sha256(concatenate(...parts))));

async function hmac(key: Uint8Array<ArrayBuffer>, message: Uint8Array<ArrayBuffer>) {
	const algorithm = { name: 'HMAC', hash: 'SHA-256' };
	const imported = await crypto.subtle.importKey('raw', key, algorithm, false, ['sign']);
	return crypto.subtle.sign('HMAC', imported, message);
}

/** `base` to the power of `exponent` in the group. */
function power(base: bigint, exponent: bigint): bigint {
	let result = 1n;
	let square = base % modulus;
	for (let rest = exponent; rest > 0n; rest >>= 1n) {
		if (rest & 1n) result = (result * square) % modulus;
		square = (square * square) % modulus;
	}
	return result;
}

/** A copy: the types of the runtimes differ in what `encode` returns. */
const encoded = (text: string): Uint8Array<ArrayBuffer> =>
	Uint8Array.from(new TextEncoder().encode(text));
