import { env } from 'cloudflare:workers';

const decode = (base64: string) =>
	Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer;

/** A red PNG of 128 × 64 pixels. */
const png = decode(
	'iVBORw0KGgoAAAANSUhEUgAAAIAAAABACAMAAADlCI9NAAAAA1BMVEXMRDMUCrnpAAAACXBIWXMAAAPoAAAD6AG1e1Jr' +
		'AAAAHklEQVRo3u3BAQEAAACCIP+vbkhAAQAAAAAAAADvBiBAAAG/g+AuAAAAAElFTkSuQmCC'
);

/**
 * A red JPEG of 128 × 96 pixels from a camera that lay on its side, with the name of its owner and
 * the place.
 */
export const photograph = decode(
	'/9j/4QFCRXhpZgAASUkqAAgAAAAIABIBAwABAAAABgAAABoBBQABAAAAbgAAABsBBQABAAAAdgAAACgBAwABAAAAAgAA' +
		'ADsBAgAHAAAAfgAAABMCAwABAAAAAQAAAGmHBAABAAAAhgAAACWIBAABAAAA1AAAAAAAAAA4YwAA6AMAADhjAADoAwAA' +
		'T2xpdmlhAAAGAACQBwAEAAAAMDIxMAGRBwAEAAAAAQIDAACgBwAEAAAAMDEwMAGgAwABAAAA//8AAAKgBAABAAAAgAAA' +
		'AAOgBAABAAAAYAAAAAAAAAAEAAEAAgACAAAATgAAAAIABQADAAAAIgEAAAMAAgACAAAAVwAAAAQABQADAAAACgEAAAAA' +
		'AAAAAAAAAQAAAAcAAAABAAAADhEAAGQAAAAzAAAAAQAAAB4AAAABAAAAngwAAGQAAAD/4gHwSUNDX1BST0ZJTEUAAQEA' +
		'AAHgbGNtcwQgAABtbnRyUkdCIFhZWiAH4gADABQACQAOAB1hY3NwTVNGVAAAAABzYXdzY3RybAAAAAAAAAAAAAAAAAAA' +
		'9tYAAQAAAADTLWhhbmR56b9WWj4BtoMjhVVG90+qAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAApkZXNjAAAA' +
		'/AAAACRjcHJ0AAABIAAAACJ3dHB0AAABRAAAABRjaGFkAAABWAAAACxyWFlaAAABhAAAABRnWFlaAAABmAAAABRiWFla' +
		'AAABrAAAABRyVFJDAAABwAAAACBnVFJDAAABwAAAACBiVFJDAAABwAAAACBtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgA' +
		'AAAcAHMAUgBHAEJtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAYAAAAcAEMAQwAwAABYWVogAAAAAAAA9tYAAQAAAADTLXNm' +
		'MzIAAAAAAAEMPwAABd3///MmAAAHkAAA/ZL///uh///9ogAAA9wAAMBxWFlaIAAAAAAAAG+gAAA48gAAA49YWVogAAAA' +
		'AAAAYpYAALeJAAAY2lhZWiAAAAAAAAAkoAAAD4UAALbEcGFyYQAAAAAAAwAAAAJmaQAA8qcAAA1ZAAAT0AAAClv/2wBD' +
		'ABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBD' +
		'ARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAAR' +
		'CABgAIADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFgEBAQEA' +
		'AAAAAAAAAAAAAAAAAAQF/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8AiAmagAAAAAAAAAAAAAAAAAAA' +
		'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAD/2Q=='
);

const crcOf = (bytes: Uint8Array) => {
	let crc = -1;
	for (const byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return ~crc >>> 0;
};

function chunk(type: string, data: Uint8Array): Uint8Array {
	const chunk = new Uint8Array(data.length + 12);
	const view = new DataView(chunk.buffer);
	view.setUint32(0, data.length);
	chunk.set(new TextEncoder().encode(type), 4);
	chunk.set(data, 8);
	view.setUint32(data.length + 8, crcOf(chunk.subarray(4, data.length + 8)));
	return chunk;
}

/** A grey PNG of noise, of which no format makes a small file: https://www.w3.org/TR/png-3/ */
export async function noise(width: number, height = width): Promise<ArrayBuffer> {
	const pixels = new Uint8Array((width + 1) * height).map((_, index) =>
		// Each line begins with its filter: none.
		index % (width + 1) === 0 ? 0 : Math.random() * 256
	);
	const stream = new Blob([pixels]).stream().pipeThrough(new CompressionStream('deflate'));
	const header = new Uint8Array(13);
	const view = new DataView(header.buffer);
	view.setUint32(0, width);
	view.setUint32(4, height);
	header[8] = 8;
	return new Blob([
		Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
		chunk('IHDR', header),
		chunk('IDAT', new Uint8Array(await new Response(stream).arrayBuffer())),
		chunk('IEND', new Uint8Array())
	]).arrayBuffer();
}

/** A picture of a width, and half as high. */
export async function aPicture(
	format: 'image/jpeg' | 'image/png' | 'image/webp' = 'image/jpeg',
	width = 1600
): Promise<ArrayBuffer> {
	const image = env.IMAGES.input(new Blob([png]).stream()).transform({
		width,
		height: width / 2,
		fit: 'cover'
	});
	return (await image.output({ format })).response().arrayBuffer();
}
