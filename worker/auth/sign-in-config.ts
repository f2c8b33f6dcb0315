/** The social identity providers that the sign-in page can offer, as Cognito names them. */
export const socialProviders = ['Facebook', 'Google'] as const;
export type SocialProvider = (typeof socialProviders)[number];

/** The user pool and the app client that people sign in with. */
export interface SignInPool {
	clientId: string;
	/** null for a public client. */
	clientSecret: string | null;
	/** The hosted pages: `https://popmap-auth.auth.eu-west-1.amazoncognito.com`. No trailing slash. */
	domain: string;
	/** Exactly the `iss` of the pool's tokens. */
	issuer: string;
	providers: readonly SocialProvider[];
}

/** What signing in needs of the settings. */
export interface SignInConfig {
	/** The site's own origin, without a trailing slash. Never taken from the Host header. */
	origin: string;
	cognito: SignInPool;
	/** Seconds after sign-in when a session ends, however active. */
	session: { absoluteSeconds: number };
}
