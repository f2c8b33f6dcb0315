const opaque = (tag: string) => tag.trim().replace(/^W\//, '');

/** Whether the client of an If-None-Match header has this version (RFC 9110, 13.1.2). */
export const matchesEtag = (header: string | undefined, etag: string): boolean =>
	header !== undefined &&
	header.split(',').some((tag) => tag.trim() === '*' || opaque(tag) === opaque(etag));
