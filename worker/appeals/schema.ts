import * as v from 'valibot';
import { requiredParagraphs } from '../input/fields.ts';

export const newAppeal = v.object({
	text: requiredParagraphs(2000, 'Please tell us why the decision is wrong.')
});

export const newAnswer = v.object({
	answer: requiredParagraphs(1000, 'Please tell the owner why the decision stays.')
});
