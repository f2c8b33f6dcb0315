import type { Changed, Refused } from './result.ts';
import { goHome, signIn } from './problem.ts';
import type { Problem } from './problem.ts';

const refuse = (
	status: number,
	code: string,
	title: string,
	message: string,
	actions: Problem['actions'] = [goHome]
): Refused => ({ kind: 'refused', problem: { status, code, title, message, actions } });

export const signInFirst = refuse(
	401,
	'not_signed_in',
	'Please sign in',
	'Sign in first, then try again.',
	[signIn]
);

/** Also for what exists and is not for this viewer to know of. */
export const noSuch = (what: 'business' | 'event') =>
	refuse(
		404,
		'not_found',
		`There is no such ${what}`,
		`The address may be mistyped, or the ${what} is not public or is gone.`
	);

export const notYours = refuse(
	403,
	'not_owner',
	'This is not your business',
	'You do not have permission to manage this business'
);

export const moderatorsOnly = refuse(
	403,
	'moderators_only',
	'This is for moderators',
	'Only moderators can review businesses and events. Ask to be added to the moderators if you should be one.'
);

export const eventEnded = refuse(
	409,
	'event_ended',
	'This event has ended',
	'This event has ended, so who takes part can no longer change. Choose one that is still to come.'
);

export const eventCancelled = refuse(
	409,
	'event_cancelled',
	'This event is cancelled',
	'This event was cancelled, so it can no longer change. Choose another one.'
);

export function invalid(fields: Record<string, string>): Refused {
	const count = Object.keys(fields).length;
	const message =
		count === 1
			? 'One thing needs another look before this can be done.'
			: `${count} things need another look before this can be done.`;
	return { ...refuse(422, 'invalid', 'Please check what you entered', message, []), fields };
}

const changed =
	(message: string) =>
	<T>(current: T): Changed<T> => ({
		kind: 'changed',
		problem: refuse(409, 'changed_meanwhile', 'Somebody changed this in the meantime', message, [])
			.problem,
		current
	});

/** For who saves. */
export const changedMeanwhile = changed(
	'It was changed after you opened it, perhaps in another tab. Compare both versions, then save again.'
);

/** For who decides about it. */
export const changedSinceRead = changed(
	'It was changed after you opened it, by its owner or by a moderator. Read it as it is now, then decide again.'
);

/** Of a form that was changed after it had arrived, though its sender was not told. */
export const sentBefore = (made: string) =>
	refuse(
		422,
		'sent_before',
		'This was sent already',
		`It arrived before you changed it here, and made “${made}”. Change that one: it is on your dashboard.`,
		[{ label: 'Go to your dashboard', href: '/dashboard' }]
	);

export const invalidCursor = refuse(
	400,
	'invalid_cursor',
	'This list cannot go on from here',
	'The cursor is not one that this list gave. Leave it out to start from the beginning.'
);
