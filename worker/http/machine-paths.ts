/**
 * Whether a path takes requests of other machines. They send no cookie and do not say which page they
 * come from; the proof of each is a token in the path, as RFC 8058, 3.1 describes it for mail programs, or a
 * signature, as Facebook's.
 */
export const isMachinePath = (path: string): boolean =>
	/^\/(?:unsubscribe\/[^/]+|auth\/facebook\/data-deletion)\/?$/.test(path);
