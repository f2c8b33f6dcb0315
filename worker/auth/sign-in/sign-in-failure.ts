import { goHome, signIn } from '../../http/problem.ts';
import type { Problem } from '../../http/problem.ts';
import type { PendingSignIn } from './pending-sign-in.ts';
import { home } from '../../http/return-to.ts';

/** Why a sign-in did not succeed. The log keeps the difference; most people need not. */
export type SignInFailure =
	/** Nothing was started in this browser for this answer, or it was used, or it is too old. */
	| { reason: 'not_pending' }
	/** The person said no at Facebook or Google. */
	| { reason: 'declined' }
	/** The provider gave Cognito no e-mail address, which the user pool requires. */
	| { reason: 'email_missing' }
	/** Cognito had linked the account a moment ago; starting again succeeds. */
	| { reason: 'just_linked' }
	| { reason: 'provider_failed'; error: string; detail: string }
	/** RFC 9207: the answer came from somebody else. */
	| { reason: 'issuer_mismatch' }
	| { reason: 'code_refused'; error: string }
	/** Cognito does not accept our client id, secret or redirect URI. */
	| { reason: 'client_refused'; error: string }
	| { reason: 'token_rejected'; detail: string }
	/** Somebody with very many groups: their tokens fit no cookies. */
	| { reason: 'tokens_too_large' }
	| { reason: 'cognito_unavailable'; detail: string }
	| { reason: 'database_unavailable'; detail: string };

/** How somebody goes on: the same sign-in once more, or another way in. */
function waysOn(pending: PendingSignIn | null): Problem['actions'] {
	const back = pending?.returnTo ?? home;
	const query = back === home ? '' : `return_to=${encodeURIComponent(back)}`;
	const provider = pending?.provider ? `provider=${pending.provider}` : '';
	const again = [provider, query].filter(Boolean).join('&');
	const anotherWay = { label: 'Sign in another way', href: query ? `/login?${query}` : '/login' };
	if (!pending) return [signIn, goHome];
	const tryAgain = { label: 'Try again', href: again ? `/auth/login?${again}` : '/auth/login' };
	return [tryAgain, anotherWay, goHome];
}

/**
 * What the visitor is told: what happened, and what to do next.
 *
 * @param about the sign-in that it is probably about, where the answer did not name one
 */
export function explain(
	failure: SignInFailure,
	pending: PendingSignIn | null,
	about: PendingSignIn | null
): Problem {
	const problem = words(failure, about?.provider ?? null);
	// Anybody can send us an error that belongs to no sign-in: that is no failure behind us.
	const status = pending ? problem.status : 400;
	return { ...problem, status, actions: waysOn(about) };
}

function words(failure: SignInFailure, provider: string | null): Omit<Problem, 'actions'> {
	const from = provider ?? 'the sign-in page';
	switch (failure.reason) {
		case 'not_pending':
			return {
				status: 400,
				code: 'sign_in_expired',
				title: 'This sign-in is no longer open',
				message:
					'It was started in another browser, used already, or left for more than ten minutes. Please start again.'
			};
		case 'declined':
			return {
				status: 403,
				code: 'sign_in_declined',
				title: 'You cancelled signing in',
				message: `Nothing was shared with us. You can try again whenever you like${provider ? ', or sign in another way' : ''}.`
			};
		case 'email_missing':
			return {
				status: 403,
				code: 'email_missing',
				title: `We need an e-mail address from ${from}`,
				message: `${provider ?? 'Your account'} did not give us one. Try again and allow access to your e-mail address when ${from} asks; if it does not ask, remove Popmap under “Apps and websites” in its settings first. Or sign in another way.`
			};
		case 'just_linked':
			return {
				status: 409,
				code: 'account_just_linked',
				title: 'Your accounts were joined just now',
				message: 'Signing in once more will work.'
			};
		case 'code_refused':
			return {
				status: 400,
				code: 'sign_in_expired',
				title: 'This sign-in took too long',
				message: 'Its one-time code has expired or was used already. Please start again.'
			};
		case 'cognito_unavailable':
		case 'database_unavailable':
			return {
				status: 503,
				code: failure.reason,
				title: 'We cannot sign you in right now',
				message: 'A service that we depend on is not answering. Please try again in a minute.'
			};
		case 'provider_failed':
		case 'client_refused':
		case 'token_rejected':
		case 'tokens_too_large':
			return {
				status: 502,
				code: 'sign_in_failed',
				title: 'Signing in did not work',
				message: `Something went wrong between us and ${from}. We have noted it, with the reference below. Please try again in a moment.`
			};
		case 'issuer_mismatch':
			return {
				status: 400,
				code: 'sign_in_failed',
				title: 'Signing in did not work',
				message: 'The answer did not come from the service that we asked. Please start again.'
			};
	}
}

/** The two texts of Cognito that are worth telling apart; everything else is opaque. */
export function readProviderError(error: string, description: string): SignInFailure {
	const detail = description.trim();
	if (error === 'access_denied' || /user_denied|Permissions error/i.test(detail)) {
		return { reason: 'declined' };
	}
	if (/^attributes required:.*\bemail\b/i.test(detail)) return { reason: 'email_missing' };
	if (/^Already found an entry for username/i.test(detail)) return { reason: 'just_linked' };
	return { reason: 'provider_failed', error, detail };
}

/** A failure as one flat line for the log, with the beginning of a provider's error text. */
export const describeFailure = (failure: SignInFailure): Record<string, string> =>
	Object.fromEntries(
		Object.entries(failure).map(([name, value]) => [name, String(value).slice(0, 200)])
	);
