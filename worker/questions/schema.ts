import * as v from 'valibot';
import { pageQuery } from '../http/query.ts';
import { requiredParagraphs } from '../input/fields.ts';

export const questionStates = ['open', 'answered', 'closed'] as const;

export const newQuestion = v.object({
	text: requiredParagraphs(1000, 'Please write your question.')
});

export const newAnswer = v.object({
	answer: requiredParagraphs(1000, 'Please write your answer.')
});

/** The query parameters of the list of questions. */
export const questionFilter = v.object({
	state: v.optional(v.picklist(questionStates, 'Please choose from the list.')),
	...pageQuery
});
