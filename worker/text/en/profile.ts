import { message, plural } from './wording.ts';

export const profile = {
	names: {
		change: 'Change your name',
		title: 'Change your name',
		name: 'Name',
		nameHint: 'Other people see it, for example beside what you announce.',
		given_name: 'First name',
		family_name: 'Last name',
		submit: 'Save',
		fromProvider: message<{ provider: string }>(
			'Your name comes from {provider}, each time you sign in. Change it there.'
		)
	},
	email: {
		change: 'Change your e-mail address',
		title: 'Change your e-mail address',
		introduction:
			'You sign in with this address. We send a code to the new one. Until you enter it, the old one stays as it is.',
		current: 'Your address now',
		email: 'New e-mail address',
		submit: 'Send me a code',
		codeHeading: 'Enter the code',
		codeSent: 'We sent a code to {address}. Your old address stays active until you enter it.',
		code: 'Code',
		codeHint: 'Six digits, from the newest e-mail.',
		confirm: 'Use the new address',
		again: 'No e-mail? Look in the spam folder, or send it again:',
		sendAgain: 'Send a new code',
		other: 'Or use another address',
		pending: 'Not confirmed yet: {address}. <link>Enter its code</link>',
		fromProvider: message<{ provider: string }>(
			'Your address comes from {provider}, each time you sign in. Change it there.'
		)
	},
	provider: {
		heading: 'How you sign in',
		Cognito:
			'By e-mail, with a password that you choose. You can add an authenticator app and passkeys under Security.',
		other: message<{ provider: string }>(
			'With {provider}. It confirms who you are and gives us your name and address. If you lose your {provider} account, you can’t sign in any more.'
		)
	},
	mail: {
		heading: 'Where we write to you',
		toEmail: 'To {address}.',
		nowhere: message<{ provider: string }>(
			'Nowhere yet: {provider} gave us no address that’s confirmed. Add one, and we can tell you about your events and the safety of your account.'
		),
		add: 'Add an address for mail',
		change: 'Change the address for mail',
		title: 'An address for mail',
		introduction: 'We write to it, and you don’t sign in with it. First we send a code to it.',
		email: 'E-mail address',
		submit: 'Send me a code',
		codeSent: 'We sent a code to {address}. It’s valid for ten minutes.',
		code: 'Code',
		confirm: 'Use this address',
		remove: 'Write to my sign-in address again',
		removeOnly: 'Remove it'
	},
	doneTitle: 'Saved',
	done: {
		name: 'Your name is changed.',
		address: plural<{ ended: number }>('ended', {
			0: 'Your e-mail address is changed.',
			one: 'Your e-mail address is changed. You were signed out on 1 other device.',
			other: 'Your e-mail address is changed. You were signed out on # other devices.'
		}),
		mail: 'We’ll write to this address.',
		removed: 'The address is removed.'
	},
	back: 'Back to your account'
};
