import { plural } from './wording.ts';

export const people = {
	owner: 'Owner of {business}',
	person: 'User',
	introduction: 'Sign this person out on every device. They can sign in again.',
	id: 'User ID',
	signOut: 'Sign them out everywhere',
	signedOut: 'Signed out',
	ended: plural<{ count: number }>('count', {
		one: 'Signed out on 1 device.',
		other: 'Signed out on # devices.'
	}),
	noneEnded: 'This person wasn’t signed in anywhere.',
	back: 'Back',
	reasonHint: 'The person will see it, and can appeal.',
	suspendedSince: 'Suspended',
	suspend: 'Suspend this person',
	suspendHint:
		'They’re signed out and can’t do anything any more. Their businesses leave the site with their events: restoring them brings everything back. They’re told by e-mail.',
	restore: 'Restore this person',
	appeal: 'Their appeal',
	appeals: 'Appeals of people',
	decide: 'Decide<hidden> about {name}</hidden>',
	keep: 'Keep them suspended',
	flashes: {
		suspended: {
			title: 'Suspended',
			text: 'This person is suspended. What they own leaves the site within minutes.'
		},
		restored: {
			title: 'Restored',
			text: 'This person is back. What they own returns to the site within minutes.'
		}
	},
	/** For somebody who is suspended. */
	suspended: {
		title: 'Your account is suspended',
		introduction:
			'You can’t use Popmap while it is. Your businesses and their events are off the site.',
		since: 'Suspended',
		leave: 'Your data'
	}
};
