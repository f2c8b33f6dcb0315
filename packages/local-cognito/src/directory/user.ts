import type { ExternalProvider } from '../config/provider.ts';

/** The account at an identity provider that a federated user signs in with. */
export interface Identity {
	userId: string;
	providerName: ExternalProvider;
	/** Milliseconds since 1970. */
	dateCreated: number;
}

/** A registered authenticator app. */
export interface SoftwareToken {
	/** Base32. */
	secret: string;
	/** Whether each sign-in asks for a code. */
	enabled: boolean;
}

/** A user profile of the pool. */
export interface User {
	sub: string;
	/** The sub for people with a password, `facebook_…` for federated ones. */
	username: string;
	/** Every value is a string, `email_verified` included, as in Cognito's own storage. */
	attributes: Record<string, string>;
	status: 'CONFIRMED' | 'UNCONFIRMED' | 'EXTERNAL_PROVIDER';
	enabled: boolean;
	password: string | null;
	groups: string[];
	identity: Identity | null;
	softwareToken: SoftwareToken | null;
	/** A secret that AssociateSoftwareToken returned and no code has verified yet. */
	unverifiedTotpSecret: string | null;
	/** A new address whose code has not been entered yet. */
	unverifiedEmail: string | null;
}

type Required = Pick<User, 'sub' | 'username' | 'attributes' | 'status'>;

/** A profile with these members, and nothing in the others. */
export const newUser = (members: Required & Partial<User>): User => ({
	enabled: true,
	password: null,
	groups: [],
	identity: null,
	softwareToken: null,
	unverifiedTotpSecret: null,
	unverifiedEmail: null,
	...members
});

/** The `identities` attribute: JSON in which, unlike in tokens, booleans and numbers are such. */
export function identitiesAttribute({ identity }: User): { identities?: string } {
	if (!identity) return {};
	const { userId, providerName, dateCreated } = identity;
	const link = {
		userId,
		providerName,
		providerType: providerName,
		issuer: null,
		primary: true,
		dateCreated
	};
	return { identities: JSON.stringify([link]) };
}
