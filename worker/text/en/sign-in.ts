import type { List } from '../wording.ts';
import { message } from './wording.ts';

export const signIn = {
	title: 'Sign in',
	heading: 'Sign in to Popmap',
	thenContinue: 'Sign in to continue. We’ll take you back afterwards.',
	introduction:
		'Run a small business? Sign in to announce events and join others. Just browsing? You don’t need an account.',
	continueWith: message<{ provider: string }>('Continue with {provider}'),
	continueWithEmail: 'Continue with e-mail',
	otherAccount: 'Use another account',
	confirm: {
		heading: 'Confirm that it’s you',
		introduction:
			'To keep your account safe, please sign in again. Then you’re back where you were.',
		signInAgain: message<{ provider: string }>('Sign in again with {provider}'),
		signInAgainByEmail: 'Sign in again by e-mail',
		kept: 'What you entered is kept, apart from passwords and codes. You stay signed in.',
		back: 'Go back'
	},
	newHere: 'New here? Signing in creates your account.',
	privacy: message<{ providers: List }>(
		'From {providers} we receive your name and e-mail address. We never post anything.'
	),
	terms: 'By continuing, you accept the <link>terms of use</link>.',
	whatWeStore: 'What we store is on the <link>privacy page</link>.',
	signedIn: {
		heading: 'You’re signed in',
		name: 'You’re using Popmap as {name}.',
		continue: 'Continue',
		otherAccount: 'Use another account'
	},
	email: 'E-mail'
};
