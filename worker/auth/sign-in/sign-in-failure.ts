import { goHome, signIn } from '../../http/problem.ts';
import type { Problem } from '../../http/problem.ts';
import { home } from '../../http/return-to.ts';
import type { PendingSignIn } from './pending-sign-in.ts';

/** Why a sign-in failed, as the log names it. */
export type SignInFailure =
	/** This browser has no such sign-in: it was never started, has been used, or has expired. */
	| { reason: 'not_pending' }
	| { reason: 'declined' }
	| { reason: 'email_missing' }
	/** Cognito has just linked the account to another; starting again succeeds. */
	| { reason: 'just_linked' }
	| { reason: 'provider_failed'; error: string; detail: string }
	/** The response names another issuer (RFC 9207). */
	| { reason: 'issuer_mismatch' }
	| { reason: 'code_refused'; error: string }
	/** Cognito does not accept our client id, secret or redirect URI. */
	| { reason: 'client_refused'; error: string }
	| { reason: 'token_rejected'; detail: string }
	/** The person is in so many groups that their tokens do not fit into cookies. */
	| { reason: 'tokens_too_large' }
	/** A confirmation by somebody else than the person who is signed in. */
	| { reason: 'another_person' }
	/** A confirmation for which nobody was asked: the token's `auth_time` is old. */
	| { reason: 'not_asked_again' }
	/** Two ways to sign in whose accounts both own something. */
	| { reason: 'both_own_things' }
	/** The account has such a way to sign in already. */
	| { reason: 'provider_linked_before' }
	| { reason: 'cognito_unavailable'; detail: string }
	| { reason: 'database_unavailable'; detail: string };

type ProblemText = Omit<Problem, 'actions'>;

const unavailable: ProblemText = {
	status: 503,
	code: 'unavailable',
	title: "We can't sign you in right now",
	message: "A service that we depend on isn't responding. Please try again in a minute."
};

const failed = (provider: string | null): ProblemText => ({
	status: 502,
	code: 'sign_in_failed',
	title: "Signing in didn't work",
	message: provider
		? `Something went wrong between us and ${provider}. We've logged it under the reference below. Please try again in a moment.`
		: "Something went wrong between us and the sign-in page. We've logged it under the reference below. Please try again in a moment."
});

const problems: Record<SignInFailure['reason'], (provider: string | null) => ProblemText> = {
	not_pending: () => ({
		status: 400,
		code: 'sign_in_expired',
		title: 'This sign-in is no longer valid',
		message:
			'It was started in another browser, has been used, or is more than ten minutes old. Please start again.'
	}),
	declined: (provider) => ({
		status: 403,
		code: 'sign_in_declined',
		title: 'You cancelled the sign-in',
		message: provider
			? 'Nothing was shared with us. You can try again whenever you like, or sign in another way.'
			: 'Nothing was shared with us. You can try again whenever you like.'
	}),
	email_missing: (provider) => ({
		status: 403,
		code: 'email_missing',
		title: provider
			? `We need an e-mail address from ${provider}`
			: 'We need an e-mail address from the sign-in page',
		message: provider
			? `${provider} didn't give us one. Try again and allow access to your e-mail address when ${provider} asks. If it doesn't ask, first remove Popmap under “Apps and websites” in its settings. Or sign in another way.`
			: "Your account didn't give us one. Try again and allow access to your e-mail address when the sign-in page asks. Or sign in another way."
	}),
	just_linked: () => ({
		status: 409,
		code: 'account_just_linked',
		title: 'Your accounts have just been linked',
		message: 'Sign in once more to continue.'
	}),
	code_refused: () => ({
		status: 400,
		code: 'sign_in_expired',
		title: 'This sign-in took too long',
		message: 'Its one-time code has expired or has been used. Please start again.'
	}),
	cognito_unavailable: () => ({ ...unavailable, code: 'cognito_unavailable' }),
	database_unavailable: () => ({ ...unavailable, code: 'database_unavailable' }),
	provider_failed: failed,
	client_refused: failed,
	token_rejected: failed,
	tokens_too_large: failed,
	another_person: () => ({
		status: 403,
		code: 'another_person',
		title: 'That is another account',
		message:
			"You're still signed in as before, and nothing has changed. To confirm that it's you, sign in with the same account."
	}),
	both_own_things: (provider) => ({
		status: 409,
		code: 'both_own_things',
		title: 'Both accounts have businesses or events',
		message: provider
			? `We can only link an account that owns nothing. Sign in with ${provider}, hand over its businesses or delete that account under “Your data”, then add it here again. Nothing has changed.`
			: 'We can only link an account that owns nothing. Sign in with the other one, hand over its businesses or delete that account under “Your data”, then add it here again. Nothing has changed.'
	}),
	provider_linked_before: (provider) => ({
		status: 409,
		code: 'provider_linked_before',
		title: provider ? `You already sign in with ${provider}` : 'You already sign in with e-mail',
		message:
			'An account has one way to sign in of each kind. Remove the one that you have first, then add the other. Nothing has changed.'
	}),
	not_asked_again: (provider) => ({
		status: 403,
		code: 'not_asked_again',
		title: "We couldn't confirm that it's you",
		message: provider
			? `${provider} let you in without asking for your password, so anybody at this device could have done it. Sign out at ${provider} in this browser first, then try again. You're still signed in here, and nothing has changed.`
			: "The sign-in page let you in without asking for your password, so anybody at this device could have done it. Sign out at the sign-in page in this browser first, then try again. You're still signed in here, and nothing has changed."
	}),
	issuer_mismatch: () => ({
		status: 400,
		code: 'sign_in_failed',
		title: "Signing in didn't work",
		message: "The response didn't come from the service that we asked. Please start again."
	})
};

/**
 * The explanation for the person.
 *
 * @param pending the sign-in that the callback named; null when it named none
 * @param likely the sign-in that is probably meant
 */
export function problemFor(
	failure: SignInFailure,
	pending: PendingSignIn | null,
	likely: PendingSignIn | null
): Problem {
	const text = problems[failure.reason](likely?.provider ?? null);
	// Without a pending sign-in, anyone could have sent the error, so it is not a server error.
	return { ...text, status: pending ? text.status : 400, actions: actionsFor(likely) };
}

function actionsFor(pending: PendingSignIn | null): Problem['actions'] {
	if (!pending) return [signIn, goHome];
	const { provider, returnTo, confirms } = pending;
	const back = returnTo === home ? '' : `return_to=${encodeURIComponent(returnTo)}`;
	const how = confirms === null ? provider && `provider=${provider}` : 'confirm=1';
	const again = [how, back].filter(Boolean).join('&');
	const tryAgain = { label: 'Try again', href: again ? `/auth/login?${again}` : '/auth/login' };
	if (confirms !== null) return [tryAgain, { label: 'Go to your account', href: '/account' }];
	return [
		tryAgain,
		{ label: 'Sign in another way', href: back ? `/login?${back}` : '/login' },
		goHome
	];
}

/** Recognises the errors of Cognito that the person can act on. */
export function parseProviderError(error: string, description: string): SignInFailure {
	const detail = description.trim();
	if (error === 'access_denied' || /user_denied|Permissions error/i.test(detail)) {
		return { reason: 'declined' };
	}
	if (/^attributes required:.*\bemail\b/i.test(detail)) return { reason: 'email_missing' };
	if (/^Already found an entry for username/i.test(detail)) return { reason: 'just_linked' };
	return { reason: 'provider_failed', error, detail };
}

/** A failure's fields for the log, each cut to 200 characters. */
export const logFields = (failure: SignInFailure): Record<string, string> =>
	Object.fromEntries(
		Object.entries(failure).map(([name, value]) => [name, String(value).slice(0, 200)])
	);
