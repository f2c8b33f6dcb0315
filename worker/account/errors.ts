import { err, retryAfter } from '../http/result.ts';
import type { Err } from '../http/result.ts';
import { limits } from '../limits.ts';

/** The change was made at Cognito, and the database did not answer afterwards. */
export const changedButUnfinished = err(
	503,
	'changed_but_unfinished',
	"It's changed, but not everything is done",
	"The change itself is made. We could not sign out your other devices or note it down: please do that yourself, where you're signed in.",
	[{ label: "See where you're signed in", href: '/account/sessions' }]
);

/** People who sign in with a provider have no password or second factor of the site. */
export const managedByProvider = (provider: string): Err =>
	err(
		403,
		'managed_by_provider',
		`${provider} looks after this`,
		`You sign in with ${provider}, so change it in your ${provider} account.`,
		[]
	);

/** The session's access token could not be used. */
export const accountUnavailable = err(
	503,
	'account_unavailable',
	'One moment, please',
	"We can't reach your account right now. You're still signed in: please try again in a few seconds.",
	[]
);

export const emailUnchanged = 'That is your address already.';

export const mailCodeTooSoon = retryAfter(
	err(
		429,
		'code_sent_lately',
		'Please wait before the next code',
		'We send one code a minute and five a day. Use the newest one, or try again later.',
		[]
	),
	60
);

const codeField = (code: string, message: string): Err => ({
	...err(422, code, 'Please check what you entered', 'One field needs your attention.', []),
	fields: { code: message }
});

export const mailCodeWrong = codeField(
	'wrong_code',
	"That code isn't right. Enter the newest one, with six digits."
);

export const mailCodeExpired = codeField(
	'code_expired',
	"That code isn't valid any more. Ask for a new one."
);

export const passkeyGone = err(
	404,
	'passkey_not_found',
	'That passkey is gone',
	'It has been removed already. Reload the page to see those you have.',
	[]
);

/** The pool's passkeys belong to a host that is not above the site's. */
export const passkeysElsewhere = err(
	403,
	'passkeys_elsewhere',
	"Passkeys can't be added here",
	"Popmap's sign-in pages are under another domain, so your browser would refuse it. You can use an authenticator app instead.",
	[]
);

export const apiTokenGone = err(
	404,
	'api_token_not_found',
	'That token is gone',
	'It has been deleted already. Reload the page to see those you have.',
	[]
);

export const tooManyApiTokens = err(
	422,
	'limit_reached',
	'You have as many tokens as one person can have',
	`That’s ${limits.apiTokens}, expired ones included. Delete one that you don’t use any more, then try again.`,
	[]
);
