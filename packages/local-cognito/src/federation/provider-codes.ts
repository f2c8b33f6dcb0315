import type { Person } from '../config/people.ts';

/** What the stand-in for Facebook or Google tells Cognito about whoever is signed in there. */
export interface SocialCodes {
	issue(profile: Person): string;
	/** The profile, once. */
	redeem(code: string): Person | null;
}

export function createSocialCodes(): SocialCodes {
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
