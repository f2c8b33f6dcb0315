import { base64url } from 'jose';
import { decodeExactly } from './base64url.ts';

/**
 * Tokens are base64url text between dots. Kept as the bytes behind that text, a session with a
 * Facebook person's tokens fits one cookie; encoded a second time it would need two.
 *
 * A part is its length in two bytes, then its bytes; the length's top bit marks a part that is
 * kept as it was written, because it is not base64url or has more than one spelling.
 */
const keptAsWritten = 0x8000;
const longest = 0x7fff;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** @throws {RangeError} when a token has more parts or longer parts than any real one. */
export function packTokens(tokens: readonly string[]): Uint8Array {
	const pieces = tokens.flatMap((token) => {
		const parts = token.split('.').map(packPart);
		if (parts.length > 255) throw new RangeError('A token has too many parts');
		return [Uint8Array.of(parts.length), ...parts];
	});
	return concat(pieces);
}

/** The reverse of {@link packTokens}. null when the bytes are not exactly `count` packed tokens. */
export function unpackTokens(bytes: Uint8Array, count: number): string[] | null {
	const tokens: string[] = [];
	let at = 0;
	for (let token = 0; token < count; token++) {
		const partCount = bytes[at++];
		if (partCount === undefined) return null;
		const parts: string[] = [];
		for (let part = 0; part < partCount; part++) {
			const head = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
			const length = head & longest;
			const body = bytes.subarray(at + 2, at + 2 + length);
			if (at + 2 > bytes.length || body.length !== length) return null;
			parts.push(head & keptAsWritten ? decoder.decode(body) : base64url.encode(body));
			at += 2 + length;
		}
		tokens.push(parts.join('.'));
	}
	return at === bytes.length ? tokens : null;
}

function packPart(part: string): Uint8Array {
	const decoded = decodeExactly(part);
	const body = decoded ?? encoder.encode(part);
	if (body.length > longest) throw new RangeError('A part of a token is too long');
	const head = body.length | (decoded ? 0 : keptAsWritten);
	return concat([Uint8Array.of(head >> 8, head & 0xff), body]);
}

export function concat(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}
