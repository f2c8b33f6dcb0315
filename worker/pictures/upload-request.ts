/** Paths whose bodies are pictures: of the API, and the forms of pages. */
const api = /^\/api\/(?:businesses\/[^/]+\/(?:cover|logo)|events\/[^/]+\/cover)\/?$/;
const gallery = /^\/api\/(?:businesses|events)\/[^/]+\/gallery\/?$/;
const page = /^\/(?:businesses|events)\/[^/]+\/pictures\/?$/;

/** Bytes of a picture and the form around it. */
export const maxUploadBytes = 10 * 1024 * 1024;

/** Whether a request may carry a picture: an upload to the API, or a form of the page for it. */
export const isUpload = (method: string, path: string): boolean =>
	(method === 'PUT' && api.test(path)) ||
	(method === 'POST' && (gallery.test(path) || page.test(path)));
