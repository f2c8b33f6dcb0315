/** The scopes of every pool. */
export const standardScopes = [
	'openid',
	'email',
	'phone',
	'profile',
	'aws.cognito.signin.user.admin'
];
