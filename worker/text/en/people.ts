import { message, plural } from './wording.ts';

export const people = {
	owner: 'Owner of {business}',
	ownerTitle: message<{ business: string }>('Owner of {business}'),
	person: 'User',
	introduction:
		'Sign this person out on every device. They can sign in again: to keep them out, disable their account in Cognito as well.',
	id: 'User ID',
	signOut: 'Sign them out everywhere',
	signedOut: 'Signed out',
	ended: plural<{ count: number }>('count', {
		one: 'Signed out on 1 device.',
		other: 'Signed out on # devices.'
	}),
	noneEnded: 'This person wasn’t signed in anywhere.',
	back: 'Back'
};
