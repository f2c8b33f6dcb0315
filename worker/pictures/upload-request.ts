/** Paths whose bodies are pictures: of the API, and the forms of pages. */
const api = /^\/api\/(?:businesses\/[^/]+\/(?:cover|logo)|(?:events|drafts)\/[^/]+\/cover)\/?$/;
const gallery = /^\/api\/(?:businesses|events|drafts)\/[^/]+\/gallery\/?$/;
const page = /^\/(?:businesses|events|drafts)\/[^/]+\/pictures\/?$/;

/** Bytes of a picture and the form around it. */
export const maxUploadBytes = 10 * 1024 * 1024;

/** Whether a request may carry a picture: an upload to the API, or a form of the page for it. */
export const isUpload = (method: string, path: string): boolean =>
	(method === 'PUT' && api.test(path)) ||
	(method === 'POST' && (gallery.test(path) || page.test(path)));

/** As browsers write it. https://www.rfc-editor.org/rfc/rfc2046#section-5.1.1 has the letters. */
export const uploadForm = /^multipart\/form-data\s*;\s*boundary=("?)([\w'()+,./:=?-]{1,70})\1\s*$/i;

/** A picture, its description, and fields to spare. */
const maxParts = 20;
/** Bytes of the name and type of a part. */
const maxHeaderBytes = 1_000;
const headers = /^\r?\n[^]*?\n\r?\n/;

/**
 * Whether the runtime reads a form fast: the content of a part costs it little, but ten megabytes of
 * names take seconds.
 *
 * @param type that matches `uploadForm`
 */
export function isQuickToRead(body: Uint8Array, type: string): boolean {
	const delimiter = new TextEncoder().encode(`\n--${uploadForm.exec(type)?.[2]}`);
	// The first one begins the body, without the end of a line before it.
	if (!delimiter.every((byte, index) => index === 0 || body[index - 1] === byte)) return false;
	let at = -1;
	for (let parts = 0; parts <= maxParts; parts++) {
		const start = at + delimiter.length;
		const next = new TextDecoder().decode(body.subarray(start, start + maxHeaderBytes));
		if (next.startsWith('--')) return true;
		if (!headers.test(next)) return false;
		at = indexOf(body, delimiter, start);
		if (at === -1) return true;
	}
	return false;
}

/** Reads each byte once, because the first byte of the delimiter occurs in it once. */
function indexOf(body: Uint8Array, delimiter: Uint8Array, start: number): number {
	const [first = 0] = delimiter;
	let at = body.indexOf(first, start);
	while (at !== -1 && !delimiter.every((byte, index) => body[at + index] === byte)) {
		at = body.indexOf(first, at + 1);
	}
	return at;
}
