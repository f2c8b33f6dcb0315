import type { ExternalProvider } from '../config/provider.ts';
import { mfaMethods, type MfaMethod } from '../config/user-pool.ts';
import type { Password } from './password.ts';

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

/** A passkey that the user has registered. */
export interface Passkey {
	/** Base64url, as in WebAuthn's JSON. */
	id: string;
	name: string;
	publicKey: JsonWebKey;
	signCount: number;
	attachment: string | null;
	transports: string[];
	/** Milliseconds since 1970. */
	createdAt: number;
}

export type Attributes = Record<string, string>;

/** Where a profile is in its life, in Cognito's names. */
export const userStatuses = [
	'CONFIRMED',
	'UNCONFIRMED',
	'FORCE_CHANGE_PASSWORD',
	'RESET_REQUIRED',
	'EXTERNAL_PROVIDER'
] as const;
export type UserStatus = (typeof userStatuses)[number];

/** A user profile of the pool. */
export interface User {
	sub: string;
	/** The sub where people sign in by e-mail, `facebook_…` for federated users. */
	username: string;
	/**
	 * Every value is a string, `email_verified` included, as in Cognito's own storage. The directory
	 * alone changes them, because it finds users by them.
	 */
	readonly attributes: Readonly<Attributes>;
	status: UserStatus;
	enabled: boolean;
	password: Password | null;
	/** When a temporary password ends, in seconds since 1970; null for one of the user's own. */
	passwordExpires: number | null;
	groups: string[];
	identity: Identity | null;
	softwareToken: SoftwareToken | null;
	/** Whether each sign-in asks for a code that is sent by e-mail. */
	emailMfa: boolean;
	/** Which of two second factors a sign-in asks for; null: the user chooses. */
	preferredMfa: MfaMethod | null;
	/** The last 30-second step whose code was used to sign in: each code works once. */
	lastTotpStep: number;
	passkeys: Passkey[];
	/** A secret that AssociateSoftwareToken returned and no code has verified yet. */
	unverifiedTotpSecret: string | null;
	/** A new address whose code has not been entered yet. */
	unverifiedEmail: string | null;
	/** The id of the person in the configuration; null for everyone else. */
	personId: string | null;
	/** Milliseconds since 1970. */
	createdAt: number;
	modifiedAt: number;
}

type Required = Pick<User, 'sub' | 'username' | 'attributes' | 'status' | 'createdAt'>;

/** A profile with these members, and nothing in the others. */
export const newUser = (members: Required & Partial<User>): User => ({
	enabled: true,
	password: null,
	passwordExpires: null,
	groups: [],
	identity: null,
	softwareToken: null,
	emailMfa: false,
	preferredMfa: null,
	lastTotpStep: 0,
	passkeys: [],
	unverifiedTotpSecret: null,
	unverifiedEmail: null,
	personId: null,
	modifiedAt: members.createdAt,
	...members
});

/** The second factors that the user has turned on. */
export const enabledMfa = ({ softwareToken, emailMfa }: User): MfaMethod[] =>
	mfaMethods.filter((method) =>
		method === 'EMAIL_OTP' ? emailMfa : softwareToken?.enabled === true
	);

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
