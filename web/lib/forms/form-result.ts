import type { Typed } from './typed.ts';

/** A form that was not accepted: why, and what was typed, so that nobody types it again. */
export interface FormAnswer<Thing = never> {
	title: string;
	message: string;
	/** The session ended meanwhile: signing in and sending the form again is all it takes. */
	needsSignIn: boolean;
	/** A sentence for each field that is wrong, by its name. */
	fields: Record<string, string>;
	typed: Typed;
	/** What somebody else saved meanwhile, when that is why. */
	newest?: Typed;
	/** How the thing is now that was decided about, when it has changed since it was read. */
	current?: Thing;
}
