import { signIn } from './problem.ts';
import { err } from './result.ts';
import type { Conflict, Err } from './result.ts';

// Errors that every domain shares. Those of one domain are in its own errors.ts.

export const notSignedIn = err(
	401,
	'not_signed_in',
	'Please sign in',
	'Sign in first, then try again.',
	[signIn]
);

/** @param fields a message for each invalid field */
export function invalid(fields: Record<string, string>): Err {
	const count = Object.keys(fields).length;
	const message =
		count === 1 ? 'One field needs your attention.' : `${count} fields need your attention.`;
	return { ...err(422, 'invalid', 'Please check what you entered', message, []), fields };
}

const conflict = (message: string) => {
	const { problem } = err(
		409,
		'changed_meanwhile',
		'This was changed in the meantime',
		message,
		[]
	);
	return <T>(current: T): Conflict<T> => ({ kind: 'conflict', problem, current });
};

/** Another version was saved after this person opened the form. */
export const editConflict = conflict(
	'It was changed after you opened it, perhaps in another tab. Compare both versions, then save again.'
);

/** The resource was changed after this person read it to decide about it. */
export const staleDecision = conflict(
	'It was changed after you opened it, by its owner or a moderator. Read the new version, then decide again.'
);

/** @param createdName the name of what the first request with this key created */
export const idempotencyKeyReused = (createdName: string): Err =>
	err(
		422,
		'sent_before',
		'You have already sent this form',
		`Your first version arrived and created “${createdName}”. Edit that one: it is on your dashboard.`,
		[{ label: 'Go to your dashboard', href: '/dashboard' }]
	);

export const invalidCursor = err(
	400,
	'invalid_cursor',
	"This list can't continue from here",
	'The cursor does not belong to this list. Omit it to start from the beginning.'
);
