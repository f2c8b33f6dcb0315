import { describe, expect, it } from 'vitest';
import { hostedPagesLanguage } from './accept-language.ts';

describe("the language of Cognito's pages", () => {
	it.each([
		['de', 'de'],
		['de-AT', 'de'],
		['fr-CA,fr;q=0.9,en;q=0.8', 'fr'],
		['en;q=0.3,it;q=0.7', 'it'],
		['xx,yy;q=0.9,ja;q=0.1', 'ja'],
		['pt', 'pt-BR'],
		['pt-PT', 'pt-BR'],
		['zh', 'zh-CN'],
		['zh-CN', 'zh-CN'],
		['zh-Hans-SG', 'zh-CN'],
		['zh-TW', 'zh-TW'],
		['zh-HK', 'zh-TW'],
		['zh-Hant', 'zh-TW'],
		['ES', 'es'],
		['de;q=0,ko', 'ko'],
		[' id ; q=0.5 ', 'id']
	])('for %s is %s', (header, language) => {
		expect(hostedPagesLanguage(header)).toBe(language);
	});

	it.each([undefined, '', '*', 'xx', 'de;q=0', 'de;q=nonsense', ',;,=', 'd'.repeat(10_000)])(
		'is left to Cognito for %s',
		(header) => {
			expect(hostedPagesLanguage(header)).toBeNull();
		}
	);
});
