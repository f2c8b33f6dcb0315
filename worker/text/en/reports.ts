import { message, plural } from './wording.ts';

interface Named {
	name: string;
}

/** What visitors report, and what moderators do about it. */
export const reports = {
	link: 'Report this',
	page: {
		title: message<Named>('Report {name}'),
		heading: 'Report {name}',
		introduction:
			'A moderator will look at it. You don’t need an account, and whoever runs it doesn’t learn that it was you.',
		reason: 'What’s wrong?',
		text: 'Tell us more (optional)',
		textHint: 'What should a moderator know?',
		submit: 'Send report',
		keep: 'Cancel',
		sent: 'Thank you! A moderator will look at it.',
		back: 'Back to {name}'
	},
	reasons: {
		wrong: 'It’s wrong: the place, the time, or it doesn’t take place',
		scam: 'It’s a scam or misleading',
		offensive: 'It’s offensive or hateful',
		illegal: 'It’s illegal',
		rights: 'It uses a name or pictures that belong to somebody else',
		other: 'Something else'
	},
	review: {
		title: 'Reports',
		order: 'First reported, first shown.',
		more: 'More reports',
		counted: plural<{ count: number }>('count', {
			one: 'Reported once',
			other: 'Reported # times'
		}),
		since: 'first',
		fromMember: 'from somebody with an account',
		further: plural<{ count: number }>('count', {
			one: 'One more was counted.',
			other: '# more were counted.'
		}),
		gone: 'It’s no longer there.',
		question: 'A question to an organiser',
		whoAsked: 'See who asked',
		decide: 'Decide<hidden> about {name}</hidden>',
		dismiss: 'Dismiss<hidden> the reports about {name}</hidden>',
		dismissGone: 'Dismiss',
		none: {
			title: 'Nothing reported',
			message: 'When visitors report an event or a business, it appears here.'
		},
		dismissed: { title: 'Dismissed', text: 'Those reports are dismissed.' }
	}
};
