import type { Config } from '../config.ts';

/**
 * Whether the sign-in pages lie under the host of the site: only there can they use passkeys that
 * this site makes.
 */
export function offersPasskeys({ origin, cognito }: Pick<Config, 'origin' | 'cognito'>): boolean {
	const host = new URL(origin).hostname;
	const signInHost = new URL(cognito.domain).hostname;
	return signInHost === host || signInHost.endsWith(`.${host}`);
}
