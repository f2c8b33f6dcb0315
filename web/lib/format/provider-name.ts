/** What people call the way they sign in, from the name of Cognito's identity provider. */
export const providerName = (provider: string): string =>
	provider === 'Cognito' ? 'E-mail' : provider;
