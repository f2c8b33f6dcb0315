import { describe, expect, it } from 'vitest';
import { en } from '../../../worker/text/en.ts';
import { countryName } from './country-name.ts';

describe('the country of a session', () => {
	it.each([
		['DE', 'Germany'],
		['GB', 'United Kingdom'],
		['T1', 'Tor network'],
		['XX', 'Unknown country'],
		['<b>', 'Unknown country'],
		[null, 'Unknown country']
	])('shows %s as %s', (code, name) => {
		expect(countryName(code, en)).toBe(name);
	});
});
