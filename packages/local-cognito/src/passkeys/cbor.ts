/** A value of CBOR (RFC 8949), as far as WebAuthn uses it. */
export type Cbor =
	number | string | boolean | null | Uint8Array<ArrayBuffer> | Cbor[] | Map<number | string, Cbor>;

/** Decodes the first value, and tells how many bytes it took. @throws {RangeError} for other bytes */
export function decodeCbor(bytes: Uint8Array<ArrayBuffer>): { value: Cbor; length: number } {
	const reader = createReader(bytes);
	const value = readValue(reader, 0);
	return { value, length: reader.position() };
}

interface Reader {
	byte(): number;
	bytes(count: number): Uint8Array<ArrayBuffer>;
	position(): number;
}

function createReader(source: Uint8Array<ArrayBuffer>): Reader {
	let position = 0;
	const bytes = (count: number) => {
		if (position + count > source.length) throw new RangeError('The value is cut short.');
		position += count;
		return source.slice(position - count, position);
	};
	return { byte: () => bytes(1)[0] ?? 0, bytes, position: () => position };
}

/** Values inside values: WebAuthn needs four levels. */
const deepest = 8;

function readValue(reader: Reader, depth: number): Cbor {
	if (depth > deepest) throw new RangeError('The value is nested too deeply.');
	const first = reader.byte();
	const kind = first >> 5;
	if (kind === 7) return simpleValue(first);
	const count = readCount(reader, first & 31);
	switch (kind) {
		case 0:
			return count;
		case 1:
			return -1 - count;
		case 2:
			return reader.bytes(count);
		case 3:
			return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(reader.bytes(count));
		case 4:
			return repeat(count, () => readValue(reader, depth + 1));
		case 5:
			return new Map(repeat(count, () => readEntry(reader, depth + 1)));
		default:
			throw new RangeError('Tags are not supported.');
	}
}

function repeat<Item>(count: number, read: () => Item): Item[] {
	const items: Item[] = [];
	// Not Array.from with a length: a made-up count would reserve its memory first.
	while (items.length < count) items.push(read());
	return items;
}

function readEntry(reader: Reader, depth: number): [number | string, Cbor] {
	const key = readValue(reader, depth);
	if (typeof key !== 'number' && typeof key !== 'string') {
		throw new RangeError('Keys have to be numbers or text.');
	}
	return [key, readValue(reader, depth)];
}

function simpleValue(first: number): Cbor {
	if (first === 0xf4) return false;
	if (first === 0xf5) return true;
	if (first === 0xf6) return null;
	throw new RangeError('This simple value is not supported.');
}

/** The argument of a value: in its first byte, or in the one, two or four that follow. */
function readCount(reader: Reader, short: number): number {
	if (short < 24) return short;
	if (short > 26) throw new RangeError('This length is not supported.');
	return reader.bytes(2 ** (short - 24)).reduce((sum, byte) => sum * 256 + byte, 0);
}
