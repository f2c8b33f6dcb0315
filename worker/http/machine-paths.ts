/**
 * Whether a path takes requests of other machines. They send no cookie and do not say which page they
 * come from; the proof of each is a token in the path. RFC 8058, 3.1 describes those of mail programs.
 */
export const isMachinePath = (path: string): boolean => /^\/unsubscribe\/[^/]+\/?$/.test(path);
