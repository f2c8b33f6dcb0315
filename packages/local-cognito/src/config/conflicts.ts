import { attributeNames, type CustomAttribute } from './attributes.ts';
import { standardScopes } from './scopes.ts';

/** What the checks read of a configuration. */
interface Parts {
	region: string;
	user_pool_id: string;
	clients: readonly ClientParts[];
	people: readonly PersonParts[];
	groups: readonly string[];
	providers: readonly { name: string }[];
	scopes: readonly string[];
	username_attributes: readonly string[];
	alias_attributes: readonly string[];
	custom_attributes: readonly CustomAttribute[];
}

interface ClientParts {
	id: string;
	providers: readonly string[];
	scopes: readonly string[];
	read_attributes: readonly string[] | null;
	write_attributes: readonly string[];
}

interface PersonParts {
	id: string;
	provider: string;
	email: string | null;
	username: string | null;
	groups: readonly string[];
	attributes: Readonly<Record<string, string>>;
}

/** Values that are valid on their own but contradict each other: a line for each. */
export function findConflicts(config: Parts): string[] {
	const { region, user_pool_id, clients, people, custom_attributes: custom } = config;
	return [
		...(user_pool_id.startsWith(`${region}_`)
			? []
			: [`user_pool_id: must start with the region, ${region}_`]),
		...(config.username_attributes.length > 0 && config.alias_attributes.length > 0
			? ['alias_attributes: only allowed where username_attributes is empty']
			: []),
		...duplicates(
			'clients',
			'id',
			clients.map(({ id }) => id)
		),
		...duplicates(
			'people',
			'id',
			people.map(({ id }) => id)
		),
		...duplicates(
			'custom_attributes',
			'name',
			custom.map(({ name }) => name)
		),
		...clients.flatMap((client, index) => clientConflicts(config, client, `clients.${index}`)),
		...people.flatMap((person, index) => personConflicts(config, person, `people.${index}`)),
		...duplicates('people', 'email', people.map(signInAddress))
	];
}

function clientConflicts(config: Parts, client: ClientParts, key: string): string[] {
	const names = attributeNames(config.custom_attributes);
	return [
		...unlisted(`${key}.providers`, client.providers, providerNames(config)),
		...unlisted(`${key}.scopes`, client.scopes, [...standardScopes, ...config.scopes]),
		...unlisted(`${key}.read_attributes`, client.read_attributes ?? [], names),
		...unlisted(`${key}.write_attributes`, client.write_attributes, names)
	];
}

function personConflicts(config: Parts, person: PersonParts, key: string): string[] {
	const byEmail = config.username_attributes.includes('email');
	const needsEmail = byEmail && person.provider === 'COGNITO' && person.email === null;
	return [
		...unlisted(`${key}.provider`, [person.provider], providerNames(config)),
		...unlisted(`${key}.groups`, person.groups, config.groups),
		...unlisted(
			`${key}.attributes`,
			Object.keys(person.attributes),
			attributeNames(config.custom_attributes)
		),
		...(needsEmail ? [`${key}.email: required for people who sign in with a password`] : []),
		...(byEmail && person.username !== null
			? [`${key}.username: not allowed where username_attributes is ["email"]`]
			: [])
	];
}

const providerNames = ({ providers }: Parts) => ['COGNITO', ...providers.map(({ name }) => name)];

/** The address that has to be a person's own, because it names them at sign-in. */
const signInAddress = ({ provider, email }: PersonParts) =>
	provider === 'COGNITO' ? (email?.toLowerCase() ?? null) : null;

const duplicates = (key: string, member: string, values: readonly (string | null)[]) => {
	const seen = new Set<string>();
	return values.flatMap((value, index) => {
		if (value === null) return [];
		if (seen.has(value)) return [`${key}.${index}.${member}: ${value} is used twice`];
		seen.add(value);
		return [];
	});
};

const unlisted = (key: string, values: readonly string[], allowed: readonly string[]) =>
	values
		.filter((value) => !allowed.includes(value))
		.map((value) => `${key}: unknown value ${value}; allowed: ${allowed.join(', ')}`);
