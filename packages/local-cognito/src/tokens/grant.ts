import type { Provider } from '../config/provider.ts';

/** One sign-in: everything that its tokens are made from. */
export interface Grant {
	clientId: string;
	sub: string;
	provider: Provider;
	/** `hosted_ui`: with OpenID Connect; `api`: through InitiateAuth. */
	source: 'hosted_ui' | 'api';
	scopes: readonly string[];
	nonce: string | null;
	/** RFC 8707: the audience of the access token. */
	resource: string | null;
	/** Seconds since 1970; refreshing does not change it. */
	authTime: number;
	/** Identifies the sign-in in every token that descends from it. */
	originJti: string;
	eventId: string;
}

/** A grant with new identifiers. */
export const newGrant = (members: Omit<Grant, 'originJti' | 'eventId'>): Grant => ({
	...members,
	originJti: crypto.randomUUID(),
	eventId: crypto.randomUUID()
});
