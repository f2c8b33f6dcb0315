import * as v from 'valibot';
import { pageQuery } from '../http/query.ts';
import { id, requiredParagraphs } from '../input/fields.ts';
import { lengths } from '../input/form-limits.ts';

export const requestStates = ['requested', 'waiting', 'invited', 'declined'] as const;

/** Which business joins or leaves. */
export const participation = v.object({ business_id: id('Please choose a business.') });

export const refusal = v.object({
	reason: requiredParagraphs(lengths.reason, 'Please tell them why.')
});

/** The query parameters of the list of requests. */
export const requestFilter = v.object({
	state: v.optional(v.picklist(requestStates, 'Please choose from the list.')),
	...pageQuery
});
