import type { FormValues } from './form-values.ts';

/** The result of a form that was rejected, with its values, so that nobody has to retype them. */
export interface FormResult<Thing = never> {
	title: string;
	message: string;
	/** The session ended: the form can be sent again after signing in. */
	needsSignIn: boolean;
	/** Messages by the name of their field. */
	errors: Record<string, string>;
	values: FormValues;
	/** After an edit conflict: what is saved now. */
	saved?: FormValues;
	/** After a stale decision: the thing as it is now. */
	current?: Thing;
}
