import * as v from 'valibot';
import { requiredParagraphs } from '../input/fields.ts';

export const newSuspension = v.object({
	reason: requiredParagraphs(500, 'Please tell the person why.')
});
