import type { ImageInfoResponse, ImageTransformer, R2Bucket } from '@cloudflare/workers-types';
import { fileName, pictureWidths, shareFileName, shareSize } from './picture.ts';
import type { PictureFile, PictureStore, Refusal, Stored, StoredPicture } from './store.ts';

/** The formats that are accepted, as Images names them. It reads SVG as well, which may hold scripts. */
const formats = ['image/jpeg', 'image/png', 'image/webp'];

/** Pixels in all: decoded, each takes four bytes. */
const maxPixels = 50_000_000;
/** Pixels of the shorter side. */
const minSide = 64;
/** Of the longer side to the shorter: a page would show a line. WebP ends at 16,383 pixels. */
const maxRatio = 8;

const quality = 80;

/** Of an animation, the first picture: nobody could stop it, and it has no bound in bytes. */
const still = { anim: false } as const;

/** Cards show many of the smallest files, so they have a bound in bytes. */
const maxSmallBytes = 30_000;

/** What is tried in turn until a small file is within the bound: the last is a quarter as large. */
const smallFiles = [
	{ width: 320, quality },
	{ width: 320, quality: 50 },
	{ width: 160, quality: 50 }
] as const;

interface Size {
	width: number;
	height: number;
}

/** What is used of the Images binding, with the streams of this runtime: the import runs it in Node. */
export interface Images {
	info(bytes: ReadableStream<Uint8Array>): Promise<ImageInfoResponse>;
	input(bytes: ReadableStream<Uint8Array>): ImageTransformer;
}

/** Keeps pictures in R2, in the sizes that Images makes of them. */
export class R2PictureStore implements PictureStore {
	readonly #bucket: R2Bucket;
	readonly #images: Images;

	constructor(bucket: R2Bucket, images: Images) {
		this.#bucket = bucket;
		this.#images = images;
	}

	async add(bytes: ArrayBuffer): Promise<Stored> {
		try {
			const size = await this.#measure(bytes);
			if (!size) return { kind: 'unreadable' };
			const refusal = refusalOf(size);
			if (refusal) return { kind: refusal };
			const [share, ...files] = await Promise.all([
				this.#crop(bytes),
				...pictureWidths.map((width) => this.#make(bytes, width))
			]);
			const largest = files.at(-1);
			// Only now it is known which side is up.
			const shown = largest && (await this.#measure(largest));
			if (!shown) return { kind: 'unreadable' };
			const id = await this.#put(files, share);
			return { kind: 'stored', picture: { id, ...shown, isCropped: true } };
		} catch (error) {
			// Images gives every one of its errors a number, and the same one to many causes.
			if (error instanceof Error && 'code' in error) return { kind: 'unreadable' };
			throw error;
		}
	}

	async get(file: string): Promise<PictureFile | null> {
		const object = await this.#bucket.get(file);
		return object && { bytes: await object.arrayBuffer(), etag: object.httpEtag };
	}

	async remove(ids: readonly string[]): Promise<void> {
		await this.#bucket.delete(
			ids.flatMap((id) => [...pictureWidths.map((width) => fileName(id, width)), shareFileName(id)])
		);
	}

	async list(after: string): Promise<{ files: StoredPicture[]; isLast: boolean }> {
		const { objects, truncated } = await this.#bucket.list({ startAfter: after });
		const files = objects.map(({ key, uploaded }) => ({
			id: key.slice(0, key.indexOf('-')),
			uploadedAt: uploaded.getTime()
		}));
		return { files, isLast: !truncated };
	}

	/** @param files of `pictureWidths`, in their order */
	async #put(files: readonly ArrayBuffer[], share: ArrayBuffer): Promise<string> {
		const id = newId();
		const put = (name: string, content: ArrayBuffer, contentType: string) =>
			this.#bucket.put(name, content, { httpMetadata: { contentType } });
		await Promise.all([
			put(shareFileName(id), share, 'image/jpeg'),
			...files.map((content, index) =>
				put(fileName(id, pictureWidths[index] ?? 1200), content, 'image/webp')
			)
		]);
		return id;
	}

	/** @returns null for a file of another format */
	async #measure(bytes: ArrayBuffer): Promise<Size | null> {
		const info = await this.#images.info(streamOf(bytes));
		if (!('width' in info) || !formats.includes(info.format)) return null;
		return { width: info.width, height: info.height };
	}

	async #make(bytes: ArrayBuffer, width: (typeof pictureWidths)[number]): Promise<ArrayBuffer> {
		if (width !== 320) return this.#resize(bytes, { width, quality });
		let content = new ArrayBuffer();
		for (const form of smallFiles) {
			content = await this.#resize(bytes, form);
			if (content.byteLength <= maxSmallBytes) break;
		}
		return content;
	}

	/** The middle of a picture, in the shape that other sites show. A small one is enlarged. */
	async #crop(bytes: ArrayBuffer): Promise<ArrayBuffer> {
		const image = this.#images.input(streamOf(bytes)).transform({ ...shareSize, fit: 'cover' });
		const output = await image.output({ ...still, format: 'image/jpeg', quality });
		return output.response().arrayBuffer();
	}

	async #resize(
		bytes: ArrayBuffer,
		{ width, quality }: { width: number; quality: number }
	): Promise<ArrayBuffer> {
		const image = this.#images.input(streamOf(bytes)).transform({ width, fit: 'scale-down' });
		const output = await image.output({ ...still, format: 'image/webp', quality });
		return output.response().arrayBuffer();
	}
}

function refusalOf({ width, height }: Size): Refusal | null {
	const [short, long] = width < height ? [width, height] : [height, width];
	if (short < minSide) return 'too_small';
	if (width * height > maxPixels) return 'too_many_pixels';
	return long > maxRatio * short ? 'too_narrow' : null;
}

const streamOf = (bytes: ArrayBuffer) => new Blob([bytes]).stream();

const newId = () =>
	[...crypto.getRandomValues(new Uint8Array(16))]
		.map((byte) => byte.toString(16).padStart(2, '0'))
		.join('');
