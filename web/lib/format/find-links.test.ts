import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLinks } from './find-links.ts';

/** The links of a text, as `text → href` where they differ. */
const linksIn = (text: string) =>
	findLinks(text).flatMap((part) => (part.kind === 'link' ? [[part.text, part.href]] : []));

describe('the links in a text', () => {
	it.each([
		['See https://example.com/menu', 'https://example.com/menu', 'https://example.com/menu'],
		['www.example.org!', 'www.example.org', 'https://www.example.org/'],
		['(https://example.org/a_(b))', 'https://example.org/a_(b)', 'https://example.org/a_(b)'],
		['[https://example.org/a]', 'https://example.org/a', 'https://example.org/a'],
		['At https://example.org/?a=b&c=d#e, or not', 'https://example.org/?a=b&c=d#e'],
		['“https://example.org/”', 'https://example.org/'],
		['HTTP://EXAMPLE.ORG/A', 'HTTP://EXAMPLE.ORG/A', 'http://example.org/A'],
		[
			'https://bücher.example/ß',
			'https://bücher.example/ß',
			'https://xn--bcher-kva.example/%C3%9F'
		],
		['شاهد https://example.org/قائمة.', 'https://example.org/قائمة', expect.any(String)],
		['https://example.org/a\u202Egnp', 'https://example.org/a', 'https://example.org/a']
	])('are found: %s', (text, shown, href = shown) => {
		expect(linksIn(text)).toEqual([[shown, href]]);
	});

	it.each([
		'javascript://example.org/%0aalert(1)',
		'ftp://example.org',
		'https://',
		'https://localhost/',
		'https://.org',
		'http://good.example@evil.example/',
		'mail@www.example.org',
		'xhttps://example.org',
		'www.',
		'example.org',
		'https://exa mple'
	])('are none: %s', (text) => {
		expect(linksIn(text)).toEqual([]);
	});

	it('leave nothing out and lead to web pages only, whatever the text', () => {
		const piece = fc.oneof(
			fc.constantFrom(
				'https://',
				'http://',
				'www.',
				'a.example',
				'(',
				')',
				'.',
				'@',
				' ',
				'\n',
				'"'
			),
			fc.string({ unit: 'binary', maxLength: 5 })
		);
		fc.assert(
			fc.property(fc.array(piece), (pieces) => {
				const text = pieces.join('');
				const parts = findLinks(text);
				expect(parts.map((part) => part.text).join('')).toBe(text);
				for (const part of parts) {
					if (part.kind === 'link') expect(part.href).toMatch(/^https?:\/\/[^/@\\]+\.[^/@\\]+\//);
				}
			})
		);
	});

	// With quadratic time, these would take minutes.
	it.each(['(', ')', '.', 'www.', 'https://', 'https://a.b', 'https://a.b/).', '…'])(
		'are found at once among very many of %j',
		(unit) => {
			const text = unit.repeat(300_000 / unit.length);
			for (const each of [text, `https://a.example/${text}`]) {
				expect(findLinks(each).length).toBeGreaterThan(0);
			}
		}
	);
});
