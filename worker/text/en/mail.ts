/** What one message says: its text and its HTML are both made from this. */
export interface MailText {
	subject: string;
	paragraphs: readonly string[];
	facts?: readonly Fact[];
	link?: { label: string; path: string };
}

/** A line such as "Device: Chrome on Android". */
export interface Fact {
	label: string;
	value: string;
}

interface Change {
	facts: readonly Fact[];
}

interface Invitation {
	from: string;
	business: string;
	role: 'owner' | 'manager' | 'helper';
	path: string;
}

const account = { label: 'Check your account', path: '/account' };

const undo =
	'Wasn’t this you? Sign out every device that you don’t know, change your password where you sign in, and reply to nobody who asks for a code.';

const changes = {
	password: 'The password of your Popmap account was changed.',
	address: 'The e-mail address of your Popmap account was changed to this one.',
	authenticator_added: 'Signing in to your Popmap account now asks for a code from an app.',
	authenticator_removed: 'Signing in to your Popmap account no longer asks for a code from an app.',
	passkey_added: 'A passkey was added to your Popmap account.',
	passkey_removed: 'A passkey was removed from your Popmap account.',
	provider_linked: 'Another way to sign in was added to your Popmap account.',
	provider_removed: 'A way to sign in was removed from your Popmap account.',
	token_added: 'An API token was made, with which programs can use your Popmap account.'
};

/** The texts of e-mails. */
export const mail = {
	when: 'When',
	device: 'Device',
	country: 'Country',
	signedInWith: 'Signed in with',
	wayToSignIn: 'Way to sign in',
	event: 'Event',
	/** Why somebody gets a message. */
	aboutSecurity:
		'You get this because it’s about the safety of your Popmap account. It can’t be turned off.',
	aboutAccount: 'You get this because of what you do on Popmap.',
	toOperator: 'You get this because this address is the site’s contact.',
	toInvited:
		'You get this because somebody entered this address to invite you. We forget it when the invitation ends.',
	unsubscribe: 'Stop e-mails like this',
	preferences: 'Choose what we e-mail you',

	/** The pages on which people choose. */
	page: {
		title: 'E-mails from us',
		introduction: 'We write to {address}.',
		noAddress: 'We have no e-mail address of yours, so we can’t write to you.',
		unproven: 'We don’t write to {address}, because nobody has confirmed it.',
		suppressed:
			'Our messages to {address} came back, so we’ll try again in a few days. Is the mailbox full?',
		legend: 'Write to me when',
		security: 'my account is used on a new device, or changed (always on)',
		save: 'Save',
		saved: 'Saved',
		back: 'Back to your account',
		unsubscribe: 'Stop these e-mails?',
		stopQuestion: 'We won’t write to you any more when',
		stop: 'Stop them',
		unsubscribed: 'You won’t get these e-mails any more',
		stopped: 'From now on, we don’t write to you when',
		startAgain: 'Get them again',
		choose: 'Choose what we e-mail you'
	},

	newDevice: ({ facts }: Change): MailText => ({
		subject: 'New sign-in to your Popmap account',
		paragraphs: [
			'Somebody has signed in to your account with a browser that we haven’t seen before.',
			'Was it you? Then there’s nothing to do.',
			undo
		],
		facts,
		link: { label: 'See where you’re signed in', path: '/account/sessions' }
	}),
	securityChanged: ({ change, facts }: Change & { change: keyof typeof changes }): MailText => ({
		subject: 'Your Popmap account was changed',
		paragraphs: [changes[change], 'Was it you? Then there’s nothing to do.', undo],
		facts,
		link: account
	}),
	addressChanged: ({ facts }: Change): MailText => ({
		subject: 'Your Popmap account has a new e-mail address',
		paragraphs: [
			'Your account uses another e-mail address now. This one gets no more messages about it.',
			'Was it you? Then there’s nothing to do.',
			'Wasn’t this you? Sign in, change the address back and sign out every device that you don’t know. If you can’t sign in any more, write to us from this address.'
		],
		facts,
		link: { label: 'Contact us', path: '/contact' }
	}),
	accountDeleted: ({ facts }: Change): MailText => ({
		subject: 'Your Popmap account was deleted',
		paragraphs: [
			'Your account and its data are gone, as you asked. This is the last message to this address.',
			'Wasn’t this you? Write to us soon.'
		],
		facts,
		link: { label: 'Contact us', path: '/contact' }
	}),
	addressCode: ({ code }: { code: string }): MailText => ({
		subject: `${code} is your Popmap code`,
		paragraphs: [
			`Enter this code on your account page to get Popmap’s mail at this address: ${code}`,
			'It’s valid for ten minutes. Didn’t ask for it? Then there’s nothing to do.'
		],
		link: account
	}),
	alert: ({ title, lines }: { title: string; lines: readonly string[] }): MailText => ({
		subject: `Popmap: ${title}`,
		paragraphs: lines
	}),
	teamInvitation: ({ from, business, role, path }: Invitation): MailText => ({
		subject: `${from} invites you to ${business} on Popmap`,
		paragraphs: [
			role === 'owner'
				? `${from} wants to hand over ${business} to you. If you accept, you own it.`
				: `${from} invites you to the team of ${business}, as a ${role}.`,
			'The link works once, for seven days. Don’t know them? Then there’s nothing to do.'
		],
		link: { label: 'See the invitation', path }
	})
};
