import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { instagramProfile, tiktokProfile, website } from './web-address.ts';

describe('a web site', () => {
	it.each([
		['https://example.org', 'https://example.org'],
		['HTTP://Example.org/Menu?a=b#c', 'HTTP://Example.org/Menu?a=b#c'],
		['example.org', 'https://example.org'],
		['www.example.org/menu', 'https://www.example.org/menu'],
		['//example.org', 'https://example.org'],
		['example.org:8443', 'https://example.org:8443'],
		['bücher.example', 'https://bücher.example'],
		['例え.テスト', 'https://例え.テスト'],
		['http://192.0.2.1/', 'http://192.0.2.1/']
	])('may be entered as %s', (text, address) => {
		expect(v.parse(website, text)).toBe(address);
	});

	it.each([
		'example',
		'localhost',
		'3.5',
		'192.0.2.1',
		'TBD.',
		'coming soon.',
		'see example.org',
		'a@example.org',
		'mailto:a@example.org',
		'javascript:alert(1)',
		'javascript://example.org/%0aalert(1)',
		'data:text/html,x.org',
		'ftp://example.org',
		'https:example.org',
		'https:\\\\example.org',
		'\\\\example.org',
		'/example.org',
		'https://user:pass@example.org',
		'https://exa\nmple.org',
		'.org',
		'@example',
		`${'a'.repeat(490)}.example.org`
	])('is not %s', (text) => {
		expect(v.is(website, text)).toBe(false);
	});

	it('is refused at once when it is very long', () => {
		for (const text of ['a.'.repeat(300_000), `https://${'a'.repeat(300_000)}`]) {
			expect(v.is(website, text)).toBe(false);
		}
	});
});

describe('a profile', () => {
	it.each([
		['@late.bites', 'https://www.instagram.com/late.bites'],
		['late_bites', 'https://www.instagram.com/late_bites'],
		['instagram.com/late', 'https://instagram.com/late'],
		['www.instagram.com/late?igsh=1', 'https://www.instagram.com/late?igsh=1'],
		['https://instagram.com/late', 'https://instagram.com/late']
	])('on Instagram may be entered as %s', (text, address) => {
		expect(v.parse(instagramProfile, text)).toBe(address);
	});

	it.each([
		['@late.bites', 'https://www.tiktok.com/@late.bites'],
		['tiktok.com/@late', 'https://tiktok.com/@late'],
		['https://vm.tiktok.com/ZM1/', 'https://vm.tiktok.com/ZM1/']
	])('on TikTok may be entered as %s', (text, address) => {
		expect(v.parse(tiktokProfile, text)).toBe(address);
	});

	it.each([
		'@',
		'@a b',
		'@a/b',
		'@a@b',
		`@${'a'.repeat(31)}`,
		'late.example',
		'https://example.org/late',
		'https://instagram.com',
		'https://instagram.com.evil.example/late',
		'https:instagram.com/late',
		'javascript:alert(1)'
	])('on Instagram is not %s', (text) => {
		expect(v.is(instagramProfile, text)).toBe(false);
	});
});
