import type { Text } from '../../../worker/text/text.ts';

/** What people call an identity provider of Cognito's. `Cognito` itself signs in by e-mail. */
export const providerName = (provider: string, { signIn }: Pick<Text, 'signIn'>): string =>
	provider === 'Cognito' ? signIn.email : provider;
