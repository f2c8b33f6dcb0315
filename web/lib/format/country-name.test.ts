import { describe, expect, it } from 'vitest';
import { countryName } from './country-name.ts';

describe('the country of a session', () => {
	it.each([
		['DE', 'Germany'],
		['GB', 'United Kingdom'],
		['T1', 'The Tor network'],
		['XX', 'Country not known'],
		['<b>', 'Country not known']
	])('%s is %s', (code, name) => {
		expect(countryName(code)).toBe(name);
	});
});
