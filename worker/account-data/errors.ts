import { err } from '../http/result.ts';

const dataPage = { label: 'Back to your data', href: '/account/data' };
const signInMethods = { label: 'Back to your ways to sign in', href: '/account/sign-in-methods' };

export const handoverNotFound = err(
	404,
	'handover_not_found',
	'This link is no longer valid',
	'It has expired, has been used, or was withdrawn. Ask for a new one.'
);

export const handoverToSelf = err(
	409,
	'handover_to_self',
	'This link is for somebody else',
	'It hands over your own businesses. Send it to the person who should have them.',
	[dataPage]
);

export const nothingToHandOver = err(
	409,
	'nothing_to_hand_over',
	"There's nothing to hand over",
	'You own no business. What you announced goes with the businesses that host it.',
	[dataPage]
);

export const lastSignInMethod = err(
	409,
	'last_sign_in_method',
	"That's your only way to sign in",
	'Add another way to sign in first, or delete your account.',
	[signInMethods]
);

export const signInMethodNotFound = err(
	404,
	'sign_in_method_not_found',
	"You don't sign in that way",
	'It may have been removed in another tab.',
	[signInMethods]
);

export const cognitoNotAnswering = err(
	503,
	'cognito_unavailable',
	"The sign-in service isn't answering",
	'Nothing has been changed. Please try again in a minute.',
	[signInMethods]
);
