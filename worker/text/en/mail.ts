import type { Message } from '../wording.ts';
import { choose, message } from './wording.ts';

/** The words of one kind of message. */
export interface MailWords<Values> {
	subject: string | Message<Values>;
	paragraphs: readonly (string | Message<Values>)[];
	/** The label of its link. */
	link: string;
}

interface Change {
	change:
		| 'password'
		| 'address'
		| 'authenticator_added'
		| 'authenticator_removed'
		| 'passkey_added'
		| 'passkey_removed'
		| 'provider_linked'
		| 'provider_removed'
		| 'token_added';
}

interface Invitation {
	from: string;
	business: string;
	role: 'owner' | 'manager' | 'helper';
}

const account = 'Check your account';

const undo =
	'Wasn’t this you? Sign out every device that you don’t know, change your password where you sign in, and reply to nobody who asks for a code.';

const changed = choose<Change>('change', {
	password: 'The password of your Popmap account was changed.',
	address: 'The e-mail address of your Popmap account was changed to this one.',
	authenticator_added: 'Signing in to your Popmap account now asks for a code from an app.',
	authenticator_removed: 'Signing in to your Popmap account no longer asks for a code from an app.',
	passkey_added: 'A passkey was added to your Popmap account.',
	passkey_removed: 'A passkey was removed from your Popmap account.',
	provider_linked: 'Another way to sign in was added to your Popmap account.',
	provider_removed: 'A way to sign in was removed from your Popmap account.',
	token_added: 'An API token was made, with which programs can use your Popmap account.'
});

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

	newDevice: {
		subject: 'New sign-in to your Popmap account',
		paragraphs: [
			'Somebody has signed in to your account with a browser that we haven’t seen before.',
			'Was it you? Then there’s nothing to do.',
			undo
		],
		link: 'See where you’re signed in'
	},
	securityChanged: {
		subject: 'Your Popmap account was changed',
		paragraphs: [changed, 'Was it you? Then there’s nothing to do.', undo],
		link: account
	},
	addressChanged: {
		subject: 'Your Popmap account has a new e-mail address',
		paragraphs: [
			'Your account uses another e-mail address now. This one gets no more messages about it.',
			'Was it you? Then there’s nothing to do.',
			'Wasn’t this you? Sign in, change the address back and sign out every device that you don’t know. If you can’t sign in any more, write to us from this address.'
		],
		link: 'Contact us'
	},
	accountDeleted: {
		subject: 'Your Popmap account was deleted',
		paragraphs: [
			'Your account and its data are gone, as you asked. This is the last message to this address.',
			'Wasn’t this you? Write to us soon.'
		],
		link: 'Contact us'
	},
	addressCode: {
		subject: message<{ code: string }>('{code} is your Popmap code'),
		paragraphs: [
			message<{ code: string }>(
				'Enter this code on your account page to get Popmap’s mail at this address: {code}'
			),
			'It’s valid for ten minutes. Didn’t ask for it? Then there’s nothing to do.'
		],
		link: account
	},
	suspension: {
		link: 'Open Popmap',
		suspended: {
			subject: 'Your Popmap account is suspended',
			paragraphs: [
				'A moderator suspended your account. You’re signed out, and your businesses and their events are off the site.',
				'You can still sign in to see why, say why that’s wrong, take your data with you, or delete your account.'
			]
		},
		restored: {
			subject: 'Your Popmap account is back',
			paragraphs: [
				'Your account is no longer suspended. Your businesses and their events are coming back to the site.'
			]
		},
		appeal_answered: {
			subject: 'Your appeal was answered',
			paragraphs: ['A moderator read your appeal. Your account stays suspended.']
		}
	},
	teamInvitation: {
		subject: message<Invitation>('{from} invites you to {business} on Popmap'),
		paragraphs: [
			choose<Invitation>('role', {
				owner: '{from} wants to hand over {business} to you. If you accept, you own it.',
				manager: '{from} invites you to the team of {business}, as a manager.',
				helper: '{from} invites you to the team of {business}, as a helper.'
			}),
			'The link works once, for seven days. Don’t know them? Then there’s nothing to do.'
		],
		link: 'See the invitation'
	}
};
