import type { Problem } from '../../../worker/http/problem.ts';
import type { FormValues } from './form-values.ts';

/**
 * The result of a form that was rejected, with its values, so that they need not be typed again.
 */
export interface FormResult<Current = never> {
	title: string;
	message: string;
	/** What to do next, apart from sending the form again. */
	actions: Problem['actions'];
	/** The session ended: the form can be sent again after signing in. */
	needsSignIn: boolean;
	/** Messages by the name of their field. */
	errors: Record<string, string>;
	values: FormValues;
	/** After an edit conflict: the saved version. */
	saved?: FormValues;
	/** After a stale decision: the current state. */
	current?: Current;
}
