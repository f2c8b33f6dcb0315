/** How someone signed in: the name of Cognito's identity provider, or `Cognito` for e-mail. */
export type IdentityProvider = 'Cognito' | 'Facebook' | 'Google' | (string & {});

/** The person behind a request, as the rest of the site sees them. */
export interface Viewer {
	/** Ours, not Cognito's: stable and safe to show in a URL. */
	id: string;
	/** Cognito's username: for display and support, never to decide who someone is. */
	username: string;
	email: string | null;
	/** What to call them: never empty. */
	name: string;
	firstName: string | null;
	lastName: string | null;
	identityProvider: IdentityProvider;
	/** The person's own groups, without the ones that Cognito makes for each provider. */
	groups: readonly string[];
	isModerator: boolean;
	/** RFC 3339, UTC: when this session began; null for a Bearer token, which has none. */
	signedInAt: string | null;
}
