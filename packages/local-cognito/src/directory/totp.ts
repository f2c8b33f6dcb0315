import type { Clock } from './clock.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const step = 30; // seconds

/** 32 random bytes in base32, 52 characters, as AssociateSoftwareToken returns. */
export function newTotpSecret(): string {
	const bits = [...crypto.getRandomValues(new Uint8Array(32))]
		.map((byte) => byte.toString(2).padStart(8, '0'))
		.join('');
	return (bits.match(/.{1,5}/g) ?? [])
		.map((five) => alphabet[parseInt(five.padEnd(5, '0'), 2)])
		.join('');
}

function base32Bytes(secret: string): Uint8Array<ArrayBuffer> {
	const bits = [...secret]
		.map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
		.join('');
	return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => parseInt(byte, 2));
}

/** The six digits that an authenticator app shows at that second (RFC 6238: SHA-1, 30 seconds). */
export async function totpCode(secret: string, seconds: number): Promise<string> {
	const algorithm = { name: 'HMAC', hash: 'SHA-1' };
	const key = await crypto.subtle.importKey('raw', base32Bytes(secret), algorithm, false, ['sign']);
	const counter = new DataView(new ArrayBuffer(8));
	counter.setBigUint64(0, BigInt(Math.floor(seconds / step)));
	const mac = new DataView(await crypto.subtle.sign('HMAC', key, counter.buffer));
	const offset = mac.getUint8(19) & 0xf;
	return String((mac.getUint32(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/**
 * The 30-second step whose code this is: the current one or, because clocks differ, the one before
 * or after. null for any other code.
 */
export async function totpStepOf(
	secret: string,
	code: string,
	clock: Clock
): Promise<number | null> {
	const current = Math.floor(clock.seconds() / step);
	for (const candidate of [current, current - 1, current + 1]) {
		if ((await totpCode(secret, candidate * step)) === code.trim()) return candidate;
	}
	return null;
}
