import * as v from 'valibot';
import { paragraphs } from '../input/fields.ts';
import { lengths } from '../input/form-limits.ts';
import { reportReasons } from './reasons.ts';

export const newReport = v.object({
	reason: v.picklist(reportReasons, 'Please choose a reason.'),
	text: paragraphs(lengths.report)
});

export type NewReport = v.InferOutput<typeof newReport>;
