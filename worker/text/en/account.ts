import { message, plural } from './wording.ts';

export const account = {
	title: 'Your account',
	moderator: 'Moderator',
	email: 'E-mail',
	noEmail: 'None. You signed up without one.',
	signedInWith: 'Signed in with',
	signedInSince: 'Signed in',
	groups: 'Groups',
	username: 'Username',
	signOut: 'Sign out',

	sessions: {
		title: 'Where you’re signed in',
		introduction:
			'Don’t recognise one of these? Sign it out. If you sign in with a password, change that too.',
		thisDevice: 'This device',
		signedInSince: message<{ provider: string }>('{provider}, signed in'),
		lastSeen: 'Last seen',
		signOutThere: 'Sign out<hidden> {device}, {seen}</hidden>',
		signOutOthers: 'Sign out everywhere else',
		noOthers: 'You aren’t signed in anywhere else.',
		signedOut: 'Signed out',
		ended: plural<{ count: number }>('count', {
			one: 'Signed out on 1 device.',
			other: 'Signed out on # devices.'
		}),
		noneEnded: 'That device was already signed out.',
		back: 'Back to your account',
		unknownCountry: 'Unknown country',
		tor: 'Tor network',
		deviceOn: message<{ browser: string; system: string }>('{browser} on {system}'),
		appOf: message<{ name: string }>('{name} app'),
		unknownDevice: 'Unknown device'
	}
};
