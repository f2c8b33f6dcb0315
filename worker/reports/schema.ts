import * as v from 'valibot';
import { paragraphs } from '../input/fields.ts';
import { reportReasons } from './reasons.ts';

export const newReport = v.object({
	reason: v.picklist(reportReasons, 'Please choose a reason.'),
	text: paragraphs(1000)
});

export type NewReport = v.InferOutput<typeof newReport>;
