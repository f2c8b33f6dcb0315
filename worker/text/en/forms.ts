import { message } from './wording.ts';

export const forms = {
	saveChanges: 'Save changes',
	saveMine: 'Save my version',
	back: 'Back',
	optional: message<{ label: string }>('{label} (optional)'),
	busy: 'Sending…',
	sendFailed: 'That didn’t go through, but nothing is lost. Please try again in a moment.',
	/** Before the error of a field, in the list above the form. */
	fieldError: message<{ label: string; error: string }>('{label}: {error}'),

	/** After the error that this form has created something before. */
	sendAsAnother: 'To create another one, send this form.',

	sessionEnded:
		'Your session has ended. What you typed is still here: <link>sign in in a new tab</link>, then come back and send it again.',
	draftRestored: 'We’ve restored what you typed earlier. <link>Start over</link>',

	categories: 'Categories',
	categoriesHint: 'Choose up to three. They help people find you.',
	tooManyCategories: 'That’s three already. Untick one first.',

	conflict: {
		title: 'Both versions',
		explanation:
			'Here’s what differs. The form below has your version: save it to replace the other one, or discard it.',
		saved: 'Saved version',
		yours: 'Your version',
		empty: 'Empty',
		same: 'Both versions are the same, so there’s nothing left to save.',
		discard: 'Use the saved version'
	}
};
