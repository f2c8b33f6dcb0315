import * as v from 'valibot';
import { requiredParagraphs } from '../input/fields.ts';
import { website } from '../input/web-address.ts';

export const newClaim = v.object({
	text: requiredParagraphs(2000, 'Please tell us how we can see that the business is yours.'),
	link: v.nullish(website, null)
});

export const declinedClaim = v.object({
	reason: requiredParagraphs(500, 'Please tell the person why.')
});
