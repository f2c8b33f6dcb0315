import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localPath } from './local-path.ts';

describe('the path to return to', () => {
	it.each(['/', '/account', '/account?tab=2#top', '/a//b'])('accepts %s', (path) => {
		expect(localPath(path)).toBe(path);
	});

	it.each([
		'',
		'account',
		'https://evil.example/',
		'//evil.example',
		'/\\evil.example',
		'/\t/evil.example',
		'/\n\\evil.example',
		'/.//evil.example',
		'//[',
		'\\/evil.example',
		' /account',
		'javascript:alert(1)'
	])('rejects %j', (text) => {
		expect(localPath(text)).toBeNull();
	});

	it('is null when none was given', () => {
		expect(localPath(null)).toBeNull();
	});

	const piece = fc.constantFrom(
		'/',
		'\\',
		'.',
		'..',
		'@',
		':',
		'?',
		'#',
		'%2f',
		'%5c',
		'%2e',
		'%09',
		'\t',
		'\n',
		'\r',
		' ',
		'\0',
		'\u007f',
		'https:',
		'evil.example',
		'popmap.example',
		'[',
		'\u3002',
		'\uff0f',
		'\u2028'
	);
	const tricky = fc.array(piece, { maxLength: 12 }).map((pieces) => `/${pieces.join('')}`);
	const anything = fc.oneof(tricky, fc.string({ unit: 'binary' }), fc.webPath(), fc.webUrl());

	it.each(['https://popmap.example/login', 'http://localhost:5173/login?return_to=%2F'])(
		'never leads a browser at %s to another site',
		(page) => {
			fc.assert(
				fc.property(anything, (asked) => {
					const path = localPath(asked);
					if (path === null) return;
					expect(new URL(path, page).origin).toBe(new URL(page).origin);
					// Nor after a browser or server has serialised it.
					const { pathname, search, hash } = new URL(path, page);
					expect(new URL(pathname + search + hash, page).origin).toBe(new URL(page).origin);
				}),
				{ numRuns: 3000 }
			);
		}
	);

	it('accepts every ordinary path unchanged', () => {
		const honest = fc.webPath().filter((path) => path.startsWith('/') && !path.includes('//'));
		fc.assert(
			fc.property(honest, fc.webQueryParameters(), (path, query) => {
				expect(localPath(`${path}?${query}`)).toBe(`${path}?${query}`);
			})
		);
	});
});
