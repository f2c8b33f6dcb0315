/** RFC 6750, 2.1: `Authorization: Bearer <token>`; the scheme is case-insensitive. */
const bearer = /^bearer +([\w.~+/-]+=*) *$/i;

/** @returns the token of a Bearer header; '' when it is malformed; null for any other scheme */
export function bearerToken(header: string | undefined): string | null {
	if (!/^bearer\b/i.test(header ?? '')) return null;
	return bearer.exec(header ?? '')?.[1] ?? '';
}
