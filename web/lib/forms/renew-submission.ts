import type { Err } from '../../../worker/http/result.ts';
import type { Text } from '../../../worker/text/text.ts';
import type { FormValues } from './form-values.ts';

/**
 * A form whose id has already created something gets a new id, so that sending it again announces
 * another one instead of failing for ever.
 *
 * @returns the error and the values to show
 */
export function renewSubmission(
	error: Err,
	values: FormValues,
	{ forms }: Pick<Text, 'forms'>
): [Err, FormValues] {
	if (error.problem.code !== 'sent_before') return [error, values];
	const message = `${error.problem.message} ${forms.sendAsAnother}`;
	return [
		{ ...error, problem: { ...error.problem, message } },
		{ ...values, text: { ...values.text, submission_id: crypto.randomUUID() } }
	];
}
