import { base64url } from 'jose';
import { decodeCanonical } from './base64url.ts';

const storedAsText = 0x8000;
const maxPartLength = 0x7fff;
const maxParts = 255;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Tokens are base64url text between dots. Storing the bytes behind the text lets a session with
 * Facebook's long tokens fit one cookie; encoded twice it would need two.
 *
 * A token is its number of parts in one byte, then its parts. A part is its length in two bytes,
 * then its bytes. The top bit of the length marks a part that is stored as text, because it is
 * not canonical base64url.
 *
 * @throws {RangeError} when a token has more than 255 parts or a part over 32,767 bytes
 */
export function packTokens(tokens: readonly string[]): Uint8Array {
	const pieces = tokens.flatMap((token) => {
		const parts = token.split('.').map(packPart);
		if (parts.length > maxParts) throw new RangeError('A token has too many parts');
		return [Uint8Array.of(parts.length), ...parts];
	});
	return concatBytes(pieces);
}

function packPart(part: string): Uint8Array {
	const decoded = decodeCanonical(part);
	const body = decoded ?? encoder.encode(part);
	if (body.length > maxPartLength) throw new RangeError('A part of a token is too long');
	const head = body.length | (decoded ? 0 : storedAsText);
	return concatBytes([Uint8Array.of(head >> 8, head & 0xff), body]);
}

/** @returns the tokens; null when the bytes are not exactly `count` packed tokens */
export function unpackTokens(bytes: Uint8Array, count: number): string[] | null {
	const tokens: string[] = [];
	let offset = 0;
	for (let token = 0; token < count; token++) {
		const unpacked = unpackToken(bytes, offset);
		if (!unpacked) return null;
		tokens.push(unpacked.token);
		offset = unpacked.end;
	}
	return offset === bytes.length ? tokens : null;
}

function unpackToken(bytes: Uint8Array, start: number): { token: string; end: number } | null {
	const partCount = bytes[start];
	if (partCount === undefined) return null;
	const parts: string[] = [];
	let offset = start + 1;
	for (let part = 0; part < partCount; part++) {
		const bodyStart = offset + 2;
		const head = ((bytes[offset] ?? 0) << 8) | (bytes[offset + 1] ?? 0);
		const length = head & maxPartLength;
		const body = bytes.subarray(bodyStart, bodyStart + length);
		if (bodyStart > bytes.length || body.length !== length) return null;
		parts.push(head & storedAsText ? decoder.decode(body) : base64url.encode(body));
		offset = bodyStart + length;
	}
	return { token: parts.join('.'), end: offset };
}

/** @returns all bytes of the arrays, one after the other */
export function concatBytes(arrays: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const result = new Uint8Array(arrays.reduce((length, bytes) => length + bytes.length, 0));
	let offset = 0;
	for (const bytes of arrays) {
		result.set(bytes, offset);
		offset += bytes.length;
	}
	return result;
}
