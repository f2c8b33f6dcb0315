import { describe, expect, it } from 'vitest';
import { localPath } from './local-path.ts';

describe('the path to come back to', () => {
	it.each(['/', '/account', '/account?tab=2#top', '/a//b'])('may be %s', (path) => {
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
	])('is never %j', (text) => {
		expect(localPath(text)).toBeNull();
	});

	it('is null when none was given', () => {
		expect(localPath(null)).toBeNull();
	});
});
