/** Of a picture of 16 colours or fewer, 4 bits each, none of its lines filtered: two pixels a byte. */
export interface Pixels {
	width: number;
	height: number;
	/** The chunks before the pixels: size and colours. */
	head: Uint8Array;
	/** Lines, each after a byte that names its filter. */
	lines: Uint8Array;
}

/** Bytes of a line, with the one that names its filter: https://www.w3.org/TR/png-3/#4Concepts.FilterTypes */
export const bytesOfLine = (width: number): number => 1 + Math.ceil(width / 2);

type Bytes = Uint8Array<ArrayBuffer>;

const lengthOfSize = 4;
const signatureLength = 8;

const inflated = (bytes: Bytes) => through(new DecompressionStream('deflate'), bytes);
const deflated = (bytes: Bytes) => through(new CompressionStream('deflate'), bytes);

async function through(
	stream: CompressionStream | DecompressionStream,
	bytes: Bytes
): Promise<Bytes> {
	const piped = new Blob([bytes]).stream().pipeThrough(stream);
	return new Uint8Array(await new Response(piped).arrayBuffer());
}

/** Opens one of the pictures of tools/share-pictures, whose pixels are in one chunk. */
export async function openPng(file: Uint8Array<ArrayBuffer>): Promise<Pixels> {
	const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
	let at = signatureLength;
	const typeAt = () => String.fromCharCode(...file.subarray(at + 4, at + 8));
	while (typeAt() !== 'IDAT') at += view.getUint32(at) + 3 * lengthOfSize;
	const data = file.subarray(at + 8, at + 8 + view.getUint32(at));
	return {
		width: view.getUint32(16),
		height: view.getUint32(20),
		head: file.subarray(0, at),
		lines: await inflated(data)
	};
}

export async function closePng({ head, lines }: Pixels): Promise<Uint8Array<ArrayBuffer>> {
	const data = chunk('IDAT', await deflated(new Uint8Array(lines)));
	const end = chunk('IEND', new Uint8Array());
	const file = new Uint8Array(head.length + data.length + end.length);
	file.set(head);
	file.set(data, head.length);
	file.set(end, head.length + data.length);
	return file;
}

/** A chunk with its length before and its check after it: https://www.w3.org/TR/png-3/#5Chunk-layout */
export function chunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(data.length + 3 * lengthOfSize);
	const view = new DataView(bytes.buffer);
	view.setUint32(0, data.length);
	bytes.set(new TextEncoder().encode(type), 4);
	bytes.set(data, 8);
	view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
	return bytes;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
	let value = byte;
	for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
	return value;
});

function crc32(bytes: Uint8Array): number {
	let crc = 0xffffffff;
	for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
	return (crc ^ 0xffffffff) >>> 0;
}
