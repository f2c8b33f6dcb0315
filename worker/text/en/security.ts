import { message, plural } from './wording.ts';

/** What was done, and on how many other devices somebody was signed out. */
const done = (text: string) =>
	plural<{ ended: number }>('ended', {
		0: text,
		one: `${text} You were signed out on 1 other device.`,
		other: `${text} You were signed out on # other devices.`
	});

export const security = {
	title: 'Security',
	back: 'Back to security',
	backToAccount: 'Back to your account',
	keepSessions: 'Stay signed in on my other devices',
	keepSessionsHint: 'Otherwise we sign you out there, in case one isn’t yours.',
	weTellYou: 'We’ll also tell you by e-mail.',
	confirmed: 'Thanks. Here’s what you entered: please check it and send it.',
	provider: {
		heading: message<{ provider: string }>('You sign in with {provider}'),
		explanation: message<{ provider: string }>(
			'{provider} looks after your password and a second step, so change them in your {provider} account. Popmap never sees your password.'
		)
	},
	password: {
		heading: 'Password',
		change: 'Change your password',
		title: 'Change your password',
		current_password: 'Current password',
		password: 'New password',
		hint: 'At least eight characters, with capital and small letters and a digit. Longer is better.',
		submit: 'Change password',
		forgotten: 'Forgotten it? <link>Reset it with a code by e-mail</link>.'
	},
	reset: {
		heading: 'Have you set a new password?',
		explanation:
			'Then sign out everywhere else, in case somebody knew the old one. We’ll note it and tell you by e-mail.',
		submit: 'Yes, sign out everywhere else'
	},
	authenticator: {
		heading: 'Authenticator app',
		off: 'Off. With an app on your phone, your password alone isn’t enough to sign in.',
		on: 'On. Signing in asks for a code from your app.',
		onNamed: 'On: {name}. Signing in asks for a code from it.',
		add: 'Set up an authenticator app',
		change: 'Change or remove it',
		title: 'Authenticator app',
		introduction:
			'Use any app that makes six-digit codes, such as the one in your password manager. You’ll need it each time you sign in with your password.',
		start: 'Show the QR code',
		replace: 'Use another app',
		scan: 'Scan this with your app',
		qrCode: 'QR code for your authenticator app',
		openApp: 'Is the app on this device? <link>Open it here</link>.',
		type: 'Or type this key into it:',
		code: 'Code from the app',
		codeHint: 'Six digits. They change every 30 seconds.',
		name: 'Name of the app or device',
		nameHint: 'So that you recognise it later, such as “My phone”.',
		confirm: 'Turn it on',
		lost: 'Keep another way to make codes, such as a second device with the same key. If you lose your only one, write to us.',
		removeHeading: 'Turn it off',
		removeExplanation: 'Then your password alone is enough to sign in.',
		remove: 'Turn it off'
	},
	passkeys: {
		heading: 'Passkeys',
		none: 'None. A passkey signs you in with your fingerprint, face or screen lock, without a password.',
		some: 'You can sign in with a passkey.',
		manage: 'Your passkeys',
		title: 'Your passkeys',
		introduction:
			'A passkey signs you in with your fingerprint, face or screen lock. It can’t be guessed or given away to a false site.',
		empty: 'You have no passkey yet.',
		added: 'Added',
		remove: 'Remove<hidden> {name}</hidden>',
		add: 'Add a passkey',
		newTitle: 'Add a passkey',
		newIntroduction:
			'Give it a name, then your browser asks you to confirm with your fingerprint, face, screen lock or security key.',
		name: 'Name',
		nameHint: 'So that you recognise it later, such as “My phone”.',
		submit: 'Make the passkey',
		needsScript: 'Your browser must run JavaScript to make a passkey. Nothing else here needs it.',
		unsupported: 'This browser can’t make passkeys. Try a newer one, or another device.',
		cancelled: 'No passkey was made. Try again when you’re ready.',
		known: 'This device already has a passkey for your account.'
	},
	devices: {
		heading: 'Devices',
		explanation: 'See where you’re signed in, and sign out there.'
	},
	activity: {
		heading: 'Recent activity',
		explanation:
			'What happened in your account in the last 90 days. Was something not you? <link>Sign out everywhere else</link>, then change your password.',
		none: 'Nothing yet.',
		kinds: {
			signed_in: 'Signed in',
			password: 'Password changed',
			address: 'E-mail address changed',
			mail_address: 'Address for mail changed',
			name: 'Name changed',
			authenticator_added: 'Authenticator app turned on',
			authenticator_removed: 'Authenticator app turned off',
			passkey_added: 'Passkey added',
			passkey_removed: 'Passkey removed',
			provider_linked: 'Another way to sign in added',
			provider_removed: 'A way to sign in removed',
			token_added: 'API token made',
			token_removed: 'API token deleted'
		}
	},
	done: {
		password: done('Your password is changed.'),
		reset: done('Noted.'),
		authenticator_added: done('Your authenticator app is on.'),
		authenticator_removed: done('Your authenticator app is off.'),
		passkey_added: done('Your passkey is added.'),
		passkey_removed: done('The passkey is removed. Delete it on your device too.')
	},
	doneTitle: 'Done'
};
