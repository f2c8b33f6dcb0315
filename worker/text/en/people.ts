export const people = {
	owner: 'Owner of {business}',
	ownerTitle: ({ business }: { business: string }) => `Owner of ${business}`,
	person: 'User',
	introduction:
		'Sign this person out on every device. They can sign in again: to keep them out, disable their account in Cognito as well.',
	id: 'User ID',
	signOut: 'Sign them out everywhere',
	signedOut: 'Signed out',
	ended: ({ count }: { count: number }) =>
		count === 1 ? 'Signed out on 1 device.' : `Signed out on ${count} devices.`,
	noneEnded: 'This person wasn’t signed in anywhere.',
	back: 'Back'
};
