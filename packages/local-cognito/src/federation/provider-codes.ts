import type { Person } from '../config/person.ts';

/** The authorization codes that Facebook and Google return to Cognito. */
export interface ProviderCodes {
	issue(profile: Person): string;
	/** The profile, once. */
	redeem(code: string): Person | null;
}

/** The codes that have not been redeemed, in memory. */
export function createProviderCodes(): ProviderCodes {
	const profiles = new Map<string, Person>();
	return {
		issue(profile) {
			const code = crypto.randomUUID();
			profiles.set(code, profile);
			return code;
		},
		redeem(code) {
			const profile = profiles.get(code);
			profiles.delete(code);
			return profile ?? null;
		}
	};
}
