import { people, sharedPassword, totpSecret } from '../config/people.ts';
import type { Person, SocialProvider } from '../config/people.ts';
import type { Clock } from './clock.ts';
import type { Switches } from '../config/quirks.ts';

export interface Identity {
	userId: string;
	providerName: SocialProvider;
	/** Milliseconds since 1970. */
	dateCreated: number;
}

export interface Totp {
	/** Base32. */
	secret: string;
	/** Asked for at each sign-in. */
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
	totp: Totp | null;
	/** A secret that was handed out and not yet proved with a code. */
	totpCandidate: string | null;
	/** A new address whose code has not come back yet. */
	pendingEmail: string | null;
}

export interface Directory {
	bySub(sub: string): User | null;
	/** The person with this address and a password, whatever its capitals. */
	byEmail(email: string): User | null;
	federated(person: Person): User | null;
	createFederated(person: Person): User;
	/** Every federated sign-in writes the mapped attributes again; ones no longer sent stay. */
	updateFederated(user: User, person: Person): User;
	/** One of the made-up people; whoever comes from a provider gets a profile now. null: deleted. */
	profileOf(person: Person): User | null;
	signUp(name: string, email: string, password: string): User;
	remove(user: User): void;
}

function nativeUser(person: Person): User {
	const { sub, name, email, quirk, groups } = person;
	const confirmed = quirk !== 'unconfirmed';
	return {
		sub,
		username: sub,
		attributes: { email: email ?? '', email_verified: String(confirmed), name },
		status: confirmed ? 'CONFIRMED' : 'UNCONFIRMED',
		enabled: quirk !== 'disabled',
		password: sharedPassword,
		groups: [...groups],
		identity: null,
		totp: quirk === 'totp' ? { secret: totpSecret, enabled: true } : null,
		totpCandidate: null,
		pendingEmail: null
	};
}

export function createDirectory(poolId: string, clock: Clock, switches: Switches): Directory {
	const users = new Map<string, User>();
	// Whoever comes back after their profile was deleted is somebody new to the pool.
	const formerSubs = new Set<string>();
	const add = (user: User) => {
		users.set(user.sub, user);
		return user;
	};
	for (const person of people) if (person.provider === 'COGNITO') add(nativeUser(person));

	const federated = ({ provider, providerUserId }: Person) =>
		[...users.values()].find(
			({ identity }) => identity?.providerName === provider && identity.userId === providerUserId
		) ?? null;

	const updateFederated = (user: User, { name, email, provider }: Person) => {
		const { attributes } = user;
		if (provider === 'Google') attributes['email_verified'] = 'true';
		else if (switches.facebook_email_verified === 'absent') delete attributes['email_verified'];
		else attributes['email_verified'] = 'false';
		attributes['name'] = name;
		if (email) attributes['email'] = email;
		return user;
	};

	const createFederated = (person: Person) => {
		if (person.provider === 'COGNITO' || !person.providerUserId) {
			throw new TypeError(`${person.name} has no account at another provider.`);
		}
		const username = `${person.provider}_${person.providerUserId}`;
		const user = add({
			sub: formerSubs.has(person.sub) ? crypto.randomUUID() : person.sub,
			username: switches.case_sensitive_usernames ? username : username.toLowerCase(),
			attributes: {},
			status: 'EXTERNAL_PROVIDER',
			enabled: person.quirk !== 'disabled',
			password: null,
			// Cognito puts everyone who comes from a provider into a group of that provider.
			groups: [`${poolId}_${person.provider}`, ...person.groups],
			identity: {
				userId: person.providerUserId,
				providerName: person.provider,
				dateCreated: clock.now().getTime()
			},
			totp: null,
			totpCandidate: null,
			pendingEmail: null
		});
		return updateFederated(user, person);
	};

	return {
		bySub: (sub) => users.get(sub) ?? null,
		byEmail: (email) =>
			[...users.values()].find(
				({ identity, attributes }) =>
					!identity && attributes['email']?.toLowerCase() === email.trim().toLowerCase()
			) ?? null,
		federated,
		createFederated,
		updateFederated,
		profileOf: (person) =>
			person.provider === 'COGNITO'
				? (users.get(person.sub) ?? null)
				: (federated(person) ?? createFederated(person)),
		signUp(name, email, password) {
			const sub = crypto.randomUUID();
			return add({
				sub,
				username: sub,
				attributes: { email: email.trim(), email_verified: 'false', name },
				status: 'UNCONFIRMED',
				enabled: true,
				password,
				groups: [],
				identity: null,
				totp: null,
				totpCandidate: null,
				pendingEmail: null
			});
		},
		remove(user) {
			users.delete(user.sub);
			formerSubs.add(user.sub);
		}
	};
}

/** The `identities` attribute: a JSON string in which, unlike in tokens, booleans and numbers are such. */
export function identitiesAttribute({ identity }: User): { identities?: string } {
	if (!identity) return {};
	const { userId, providerName, dateCreated } = identity;
	const link = { userId, providerName, providerType: providerName, issuer: null, primary: true };
	return { identities: JSON.stringify([{ ...link, dateCreated }]) };
}
