import { expect } from 'vitest';
import type { Seen } from './reader.ts';

const always = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
	'cache-control': 'private, no-store'
};
const reference = /^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/;
const notAPage = "default-src 'none'; frame-ancestors 'none'";

/** What holds of every answer that a browser is given, whoever asks for whatever and may have it or not. */
export function expectSafe({ status, headers, location, html }: Seen, request: string): void {
	expect(Object.fromEntries(headers), request).toMatchObject(always);
	expect(headers.get('x-request-id'), request).toMatch(reference);
	// Any other redirect could send a form on to where it leads (RFC 9700, 4.12).
	if (location !== null) expect(status, request).toBe(303);
	const policy = headers.get('content-security-policy') ?? '';
	const isPage = headers.get('content-type')?.startsWith('text/html');
	if (isPage) expectPagePolicy(policy, html, request);
	else expect(policy, request).toBe(notAPage);
}

/** Runs our own files, and what carries the nonce of this answer where there is one; no frame has it. */
function expectPagePolicy(policy: string, html: string, request: string): void {
	const directives = Object.fromEntries(
		policy.split(';').map((directive) => {
			const [name = '', ...sources] = directive.trim().split(/\s+/);
			return [name, sources.join(' ')];
		})
	);
	const ours = expect.stringMatching(/^'self'(?: 'nonce-[A-Za-z0-9+/=]{16,}')?$/);
	expect(directives, request).toMatchObject({
		...{ 'default-src': "'none'", 'base-uri': "'none'", 'frame-ancestors': "'none'" },
		...{
			'style-src': ours,
			'form-action': expect.stringMatching(/^'none'$|^'self' http:\/\/localhost:\d+$/)
		}
	});
	// Without one, default-src lets none run.
	expect(directives['script-src'] ?? "'self'", request).toEqual(ours);
	for (const kind of ['script', 'style']) {
		const nonce = / '(nonce-.+)'$/.exec(directives[`${kind}-src`] ?? '')?.[1]?.replace('-', '="');
		for (const tag of inlineTags(html, kind)) expect(tag, request).toContain(`${nonce}"`);
	}
}

/** Those of a page that hold what is run, or drawn with: not those that hold data. */
const inlineTags = (html: string, kind: string): string[] =>
	(html.match(new RegExp(`<${kind}\\b[^>]*>`, 'g')) ?? []).filter(
		(tag) => !/\ssrc=/.test(tag) && !tag.includes('application/ld+json')
	);
