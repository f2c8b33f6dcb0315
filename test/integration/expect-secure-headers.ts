import { expect } from 'vitest';

const required = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), microphone=(), geolocation=(self), payment=(), usb=()'
};
const requestId = /^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/;
const policyOfOtherContent = "default-src 'none'; frame-ancestors 'none'";

interface BrowserResponse {
	status: number;
	headers: Headers;
	location: string | null;
	html: string;
}

/** Expects the headers that every response to a browser must have. */
export function expectSecureHeaders(
	{ status, headers, location, html }: BrowserResponse,
	request: string
) {
	expect(Object.fromEntries(headers), request).toMatchObject(required);
	expect(headers.get('x-request-id'), request).toMatch(requestId);
	expectOwnCopy({ status, headers, html }, request);
	// After a form, any status but 303 may send it again to the new location (RFC 9700, 4.12). A page
	// under another spelling of its address is the only 301.
	const isMoved =
		status === 301 &&
		location !== null &&
		/^\/(?:events|businesses|categories|in)\//.test(location);
	if (location !== null && !isMoved) expect(status, request).toBe(303);
	const policy = headers.get('content-security-policy') ?? '';
	const isPage = headers.get('content-type')?.startsWith('text/html');
	if (isPage) expectPagePolicy(policy, html, request);
	else expect(policy, request).toBe(policyOfOtherContent);
}

/** Expects that no cache keeps the response, unless it is a page that is the same for everyone. */
function expectOwnCopy(
	{ status, headers, html }: Pick<BrowserResponse, 'status' | 'headers' | 'html'>,
	request: string
): void {
	const cacheStatus = headers.get('cache-status') ?? '';
	const isShared = headers.get('cache-control') === 'private, no-cache';
	if (!isShared) {
		expect(headers.get('cache-control'), request).toBe('private, no-store');
		// Of a shared page, only the body of visitors has an ETag; a file is the same for everyone.
		const isPage = headers.get('content-type')?.startsWith('text/html');
		if (isPage && cacheStatus.endsWith('hit')) expect(headers.has('etag'), request).toBe(false);
		return;
	}
	expect([200, 304], request).toContain(status);
	expect(cacheStatus, request).toMatch(/hit|uri-miss|stale/);
	expect(headers.has('set-cookie'), request).toBe(false);
	expect(html, request).not.toContain(headers.get('x-request-id'));
	expect(headers.get('content-security-policy'), request).not.toContain('nonce');
}

/** Expects a policy that allows our own files and elements with the nonce, and no frames. */
function expectPagePolicy(policy: string, html: string, request: string): void {
	const directives = Object.fromEntries(
		policy.split(';').map((directive) => {
			const [name = '', ...sources] = directive.trim().split(/\s+/);
			return [name, sources.join(' ')];
		})
	);
	const own = expect.stringMatching(/^'self'(?: 'nonce-[A-Za-z0-9+/=]{16,}')?$/);
	expect(directives, request).toMatchObject({
		'default-src': "'none'",
		'base-uri': "'none'",
		'frame-ancestors': "'none'",
		'style-src': own,
		'form-action': expect.stringMatching(/^'none'$|^'self' http:\/\/localhost:\d+$/)
	});
	// Without script-src, default-src allows no scripts.
	expect(directives['script-src'] ?? "'self'", request).toEqual(own);
	for (const kind of ['script', 'style']) {
		const nonce = / '(nonce-.+)'$/.exec(directives[`${kind}-src`] ?? '')?.[1]?.replace('-', '="');
		for (const tag of inlineTags(html, kind)) expect(tag, request).toContain(`${nonce}"`);
	}
}

/** The start tags of inline scripts or styles; blocks of data are not scripts. */
const inlineTags = (html: string, kind: string): string[] =>
	(html.match(new RegExp(`<${kind}\\b[^>]*>`, 'g')) ?? []).filter(
		(tag) => !/\ssrc=/.test(tag) && !tag.includes('application/ld+json')
	);
