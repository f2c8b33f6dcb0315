/** Values of DER (ITU-T X.690), as far as a certificate needs them. */
export type Der = Buffer;

/** A value with this tag. */
export function tagged(tag: number, ...content: Buffer[]): Der {
	const body = Buffer.concat(content);
	return Buffer.concat([Buffer.from([tag]), lengthOf(body.length), body]);
}

function lengthOf(length: number): Buffer {
	if (length < 128) return Buffer.from([length]);
	const hex = length.toString(16);
	const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
	return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}

export const sequence = (...items: Der[]): Der => tagged(0x30, ...items);
export const set = (...items: Der[]): Der => tagged(0x31, ...items);
export const boolean = (value: boolean): Der => tagged(0x01, Buffer.from([value ? 0xff : 0]));
export const octets = (content: Buffer): Der => tagged(0x04, content);
export const text = (value: string): Der => tagged(0x0c, Buffer.from(value, 'utf8'));

/** A positive integer. */
export const integer = (bytes: Buffer): Der =>
	tagged(0x02, (bytes[0] ?? 0) > 127 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);

/** Bits, of which the last byte leaves some unused. */
export const bits = (content: Buffer, unused = 0): Der =>
	tagged(0x03, Buffer.from([unused]), content);

/** An object identifier such as `2.5.4.3`. */
export function oid(name: string): Der {
	const [first = 0, second = 0, ...rest] = name.split('.').map(Number);
	return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): number[] {
	const digits = [value % 128];
	for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128)) {
		digits.unshift((left % 128) | 0x80);
	}
	return digits;
}

/** `261130080000Z` */
export const utcTime = (date: Date): Der =>
	tagged(0x17, Buffer.from(`${date.toISOString().replace(/\D/g, '').slice(2, 14)}Z`, 'ascii'));
