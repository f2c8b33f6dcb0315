import { message } from './wording.ts';

interface Named {
	name: string;
}

/** What was done, for those whom it concerns. */
export const audit = {
	log: {
		title: 'Log',
		introduction:
			'Everything that was done, newest first. People are named by random ids, and each entry is sealed with a hash of the one before it.',
		about: 'About, such as business/3',
		filter: 'Show',
		all: 'Show everything',
		more: 'Earlier entries',
		site: 'the site',
		waiting: 'not sealed yet',
		none: { title: 'Nothing yet', message: 'There’s no entry about this.' },
		columns: { when: 'When', what: 'What', who: 'Who', subject: 'About', seal: 'Seal' }
	},
	history: {
		title: 'History of your account',
		titleOf: message<Named>('History of {name}'),
		heading: 'History of {name}',
		introduction: 'What was done, newest first. Moderators stay unnamed.',
		link: 'History',
		more: 'Earlier',
		none: 'Nothing has been decided or changed by others yet.',
		who: { you: 'You', team: 'Somebody in the team', moderator: 'A moderator', site: 'Popmap' }
	},
	actions: {
		account_deletion_requested: 'Deletion of the account asked for',
		account_deleted: 'Account deleted',
		identity_linked: 'Way to sign in added',
		identity_unlinked: 'Way to sign in removed',
		businesses_handed_over: 'Businesses handed over',
		team_role_given: 'Role in a team given',
		team_left: 'Team left',
		team_member_removed: 'Removed from a team',
		team_invited: 'Somebody invited to the team',
		team_invitation_withdrawn: 'Invitation withdrawn',
		business_verified: 'Business verified',
		business_declined: 'Business declined',
		business_suspended: 'Business suspended',
		business_restored: 'Business restored',
		business_appealed: 'Appeal sent',
		appeal_answered: 'Appeal answered',
		claim_accepted: 'Claim accepted',
		claim_declined: 'Claim declined',
		business_handed_over: 'Business handed over',
		event_approved: 'Event approved',
		event_rejected: 'Event rejected',
		event_taken_down: 'Event taken down',
		reports_dismissed: 'Reports dismissed',
		edit_seen: 'Edit looked at',
		sessions_ended: 'Signed out everywhere',
		person_suspended: 'Person suspended',
		person_restored: 'Person restored',
		suspension_appealed: 'Appeal against the suspension',
		suspension_kept: 'Suspension kept',
		category_added: 'Category added',
		category_renamed: 'Category renamed',
		category_moved: 'Category moved',
		category_retired: 'Category retired',
		category_restored: 'Category restored',
		category_merged: 'Category merged'
	}
};
