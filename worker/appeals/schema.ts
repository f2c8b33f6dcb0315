import * as v from 'valibot';
import { requiredParagraphs } from '../input/fields.ts';
import { lengths } from '../input/form-limits.ts';

export const newAppeal = v.object({
	text: requiredParagraphs(lengths.appeal, 'Please tell us why the decision is wrong.')
});

export const newAnswer = v.object({
	answer: requiredParagraphs(lengths.answer, 'Please tell the owner why the decision stays.')
});
