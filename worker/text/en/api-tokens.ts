/** The texts of the page for API tokens. */
export const apiTokens = {
	title: 'API tokens',
	introduction:
		'With a token, a program of yours can use Popmap’s API in your name. <link>See what the API can do</link>.',
	empty: 'You have no token yet.',
	yours: 'Your tokens',
	scopes: {
		read: 'Read what you can see',
		events: 'Announce, change and join events',
		businesses: 'Register and change businesses'
	},
	created: 'Made',
	expires: 'Expires',
	expired: 'Expired',
	lastUsed: 'Last used',
	neverUsed: 'Never used',
	remove: 'Delete<hidden> {name}</hidden>',
	heading: 'Make a token',
	name: 'Name',
	nameHint: 'So that you recognise it later, such as “Till in the shop”.',
	may: 'What it may do',
	lasts: 'How long it works',
	days: { 30: '30 days', 90: '90 days', 365: 'A year' },
	submit: 'Make the token',
	made: 'Your token is ready',
	shownOnce:
		'Copy it now and keep it like a password: we show it only once. Send it in the header <strong>Authorization: Bearer</strong>.',
	token: 'Your new token',
	removed: 'The token is deleted. Programs can’t use it any more.'
};
