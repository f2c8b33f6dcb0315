import type { Config } from '../config/config.ts';
import type { Person } from '../config/person.ts';
import type { Provider } from '../config/provider.ts';
import { newUser, type Attributes, type User } from './user.ts';

/** Another user signs in with this attribute already. */
export class AliasTaken extends Error {
	override name = 'AliasTaken';
	readonly attribute: string;

	constructor(attribute: string) {
		super(`An account with the given ${attribute} already exists.`);
		this.attribute = attribute;
	}
}

/** What is known of a user who was removed. */
export interface RemovedUser {
	sub: string;
	/** The id in the configuration, which the next start must not add again. */
	personId: string | null;
}

export interface Directory {
	/** Everyone whom the pool or a provider knows from the start. */
	people: readonly Person[];
	/** In the order in which they were added. */
	users(): Iterable<User>;
	count(): number;
	bySub(sub: string): User | null;
	byUsername(username: string): User | null;
	/** The user who signs in with this user name, address or other alias, ignoring case. */
	byLogin(login: string): User | null;
	byIdentity(provider: Provider, providerUserId: string | null): User | null;
	/** @throws {AliasTaken} when another user signs in with one of the new user's names */
	add(user: User): User;
	/**
	 * Changes attributes; null and an empty text remove one.
	 *
	 * @throws {AliasTaken} when another user signs in with one of them; then nothing changes
	 */
	change(user: User, changes: Readonly<Record<string, string | null>>): void;
	remove(user: User): void;
	/** Whether a user with this sub was removed: a sub is never reused. */
	wasRemoved(sub: string): boolean;
	/** Everyone who was removed. */
	removed(): RemovedUser[];
}

type Logins = Map<string, string>;

/** The users of the pool, in memory. */
export function createDirectory(
	config: Config,
	now: () => number,
	removedBefore: readonly RemovedUser[] = []
): Directory {
	const users = new Map<string, User>();
	const byLogin = new Map<string, User>();
	const byIdentity = new Map<string, User>();
	const removed = new Map(removedBefore.map(({ sub, personId }) => [sub, personId]));

	const requireFree = (user: User, logins: Logins) => {
		for (const [login, attribute] of logins) {
			const owner = byLogin.get(login);
			if (owner && owner.sub !== user.sub) throw new AliasTaken(attribute);
		}
	};
	const forget = (user: User) => {
		for (const login of loginsOf(config, user, user.attributes).keys()) byLogin.delete(login);
	};
	const remember = (user: User) => {
		for (const login of loginsOf(config, user, user.attributes).keys()) byLogin.set(login, user);
	};

	return {
		people: config.people,
		users: () => users.values(),
		count: () => users.size,
		bySub: (sub) => users.get(sub) ?? null,
		byUsername(username) {
			const user = byLogin.get(username.toLowerCase());
			return user?.username.toLowerCase() === username.toLowerCase() ? user : null;
		},
		byLogin: (login) => byLogin.get(login.trim().toLowerCase()) ?? null,
		byIdentity: (provider, id) => byIdentity.get(`${provider} ${id}`) ?? null,
		add(user) {
			requireFree(user, loginsOf(config, user, user.attributes));
			users.set(user.sub, user);
			remember(user);
			if (user.identity) {
				byIdentity.set(`${user.identity.providerName} ${user.identity.userId}`, user);
			}
			return user;
		},
		change(user, changes) {
			const attributes = changed(user.attributes, changes);
			requireFree(user, loginsOf(config, user, attributes));
			forget(user);
			Object.assign(user, { attributes, modifiedAt: now() });
			remember(user);
		},
		remove(user) {
			forget(user);
			users.delete(user.sub);
			if (user.identity) {
				byIdentity.delete(`${user.identity.providerName} ${user.identity.userId}`);
			}
			removed.set(user.sub, user.personId);
		},
		wasRemoved: (sub) => removed.has(sub),
		removed: () => [...removed].map(([sub, personId]) => ({ sub, personId }))
	};
}

const changed = (
	attributes: Readonly<Attributes>,
	changes: Readonly<Record<string, string | null>>
): Attributes => {
	const result: Attributes = {};
	for (const [name, value] of Object.entries({ ...attributes, ...changes })) {
		if (value) result[name] = value;
	}
	return result;
};

/** What a user with these attributes signs in with, and the attribute that each comes from. */
function loginsOf(
	{ username_attributes, alias_attributes }: Config,
	{ username, identity }: User,
	attributes: Readonly<Attributes>
): Logins {
	const logins: Logins = new Map([[username.toLowerCase(), 'username']]);
	// Federated users sign in at their provider, whatever address it tells.
	if (identity) return logins;
	const { email, email_verified: verified, preferred_username: preferred } = attributes;
	const byEmail =
		username_attributes.includes('email') ||
		(alias_attributes.includes('email') && verified === 'true');
	if (email && byEmail) logins.set(email.toLowerCase(), 'email');
	if (preferred && alias_attributes.includes('preferred_username')) {
		logins.set(preferred.toLowerCase(), 'preferred_username');
	}
	return logins;
}

/**
 * Adds everyone of the configuration who has a password, and was not there or removed before.
 *
 * @throws {AliasTaken} when somebody else has signed up with the address of a new person
 */
export function addPeople(directory: Directory, config: Config, createdAt: number): void {
	const known = new Set([...directory.users(), ...directory.removed()].map((one) => one.personId));
	for (const person of config.people) {
		if (person.provider !== 'COGNITO' || known.has(person.id)) continue;
		directory.add(userOfPerson(person, config, createdAt));
	}
}

/** The profile of a person with a password. */
export function userOfPerson(person: Person, config: Config, createdAt: number): User {
	const { id, sub, name, email, status, enabled, groups, totp_secret: secret } = person;
	const username = config.username_attributes.includes('email') ? sub : (person.username ?? id);
	return newUser({
		sub,
		username,
		attributes: {
			...(email === null ? {} : { email, email_verified: String(status !== 'UNCONFIRMED') }),
			name,
			...person.attributes
		},
		status,
		enabled,
		password: { text: person.password ?? config.default_password },
		groups: [...groups],
		softwareToken: secret === null ? null : { secret, enabled: true },
		preferredMfa: secret === null ? null : 'SOFTWARE_TOKEN_MFA',
		personId: id,
		createdAt
	});
}
