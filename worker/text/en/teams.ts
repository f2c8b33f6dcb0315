import { message } from './wording.ts';

interface Named {
	name: string;
}

/** The team of a business, and invitations to it. */
export const teams = {
	title: message<Named>('Team of {name}'),
	heading: 'Team of {name}',
	roles: { owner: 'Owner', manager: 'Manager', helper: 'Helper' },
	/** What each role may do. */
	may: {
		owner: 'Everything.',
		manager: 'Everything but the team, handing over and deleting.',
		helper: 'Sees the business before it’s public, and who asks to join its events.'
	},
	you: 'you',
	since: 'joined',
	change: 'Change the role<hidden> of {name}</hidden>',
	newRole: message<Named>('Role of {name}'),
	remove: 'Remove<hidden> {name}</hidden>',
	leave: 'Leave the team',
	leaveHint: 'You can come back when somebody invites you again.',
	ownerStays: 'You own this business. To leave it, hand it over first: invite somebody as owner.',
	back: 'Back to {name}',

	invite: {
		heading: 'Invite somebody',
		explanation:
			'You get a link that works once, for seven days. Send it to one person: whoever opens it and accepts is in.',
		role: 'Role',
		email: 'E-mail (optional)',
		emailHint:
			'If somebody with an account here uses it, we write to them. Pass the link on yourself in any case.',
		unverified: 'Once your business is verified, we can send the link by e-mail too.',
		owner: 'Owner: hands the business over, and makes you a manager',
		submit: 'Invite',
		made: 'Copy this link now: it isn’t shown again.',
		sent: 'If somebody here uses that address, we’ve written to them, too.',
		link: 'The link'
	},

	open: {
		heading: 'Open invitations',
		toAddress: '{role} · {address}',
		link: '{role} · a link',
		until: 'expires',
		withdraw: 'Withdraw<hidden> the invitation as {role}</hidden>'
	},

	flashes: {
		changed: { title: 'Changed', text: 'The role has been changed.' },
		removed: { title: 'Removed', text: 'They’re no longer in the team.' },
		withdrawn: { title: 'Withdrawn', text: 'That link no longer works.' },
		left: { title: 'You’ve left', text: 'You’re no longer in that team.' }
	},

	invitation: {
		title: 'An invitation for you',
		join: {
			manager: '{from} invites you to the team of {business}, as a manager.',
			helper: '{from} invites you to the team of {business}, as a helper.',
			owner: '{from} wants to hand over {business} to you.'
		},
		consequences: {
			manager:
				'You can change the business and its events, and join events with it. The others in the team see your name.',
			helper:
				'You see the business before it’s public, and who asks to join its events. The others in the team see your name.',
			owner: 'You become the owner, with its events. {from} stays as a manager.'
		},
		until: 'This invitation ends',
		accept: 'Accept',
		decline: 'Not now',
		accepted: {
			manager: 'Welcome to the team! You’re a manager now.',
			helper: 'Welcome to the team! You’re a helper now.',
			owner: 'It’s yours now.'
		}
	}
};
