import type { Text } from '../../../worker/text/text.ts';

/** The name that people know an identity provider by. `Cognito` itself signs in by e-mail. */
export const providerName = (provider: string, { signIn }: Pick<Text, 'signIn'>): string =>
	provider === 'Cognito' ? signIn.email : provider;
