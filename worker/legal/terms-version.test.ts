import { expect, it } from 'vitest';
import { digestOf } from '../http/digest.ts';
import { en } from '../text/en.ts';
import { termsVersion } from './terms-version.ts';

it('changes whenever the terms change', async () => {
	const text = JSON.stringify(en.legal.terms.sections);
	// If this fails, set termsVersion to the day of the change, and put the new digest here.
	expect({ version: termsVersion, digest: await digestOf(text) }).toEqual({
		version: '2026-11-30',
		digest: 'b27fd7aa944e671542'
	});
});
