import * as v from 'valibot';
import { clientSchema } from './client.ts';
import { closedObject, describeIssues } from './closed-object.ts';
import { personSchema } from './person.ts';
import { identityProviderSchema, type Provider } from './provider.ts';
import { quirksSchema } from './quirks.ts';
import { passwordPolicySchema, verificationSchema } from './user-pool.ts';

const configSchema = v.pipe(
	closedObject({
		region: v.optional(v.pipe(v.string(), v.regex(/^[a-z]{2}(-[a-z]+)+-\d$/)), 'us-east-1'),
		/** null: `<region>_Local0001`. */
		user_pool_id: v.optional(
			v.nullable(v.pipe(v.string(), v.regex(/^[\w-]+_[0-9A-Za-z]+$/))),
			null
		),
		/** null: the origin, followed by the pool id. */
		issuer: v.optional(v.nullable(v.pipe(v.string(), v.url())), null),
		clients: v.pipe(v.array(clientSchema), v.minLength(1)),
		/** Custom scopes, in addition to those of OpenID Connect and Cognito. */
		scopes: v.optional(v.array(v.string()), []),
		providers: v.optional(v.array(identityProviderSchema), []),
		groups: v.optional(v.array(v.string()), []),
		people: v.optional(v.array(personSchema), []),
		/** The password of everyone who has none of their own. */
		default_password: v.optional(v.string(), 'Password-1'),
		required_attributes: v.optional(v.array(v.picklist(['email', 'name'])), ['email', 'name']),
		password_policy: v.optional(passwordPolicySchema, {}),
		verification: v.optional(verificationSchema, {}),
		mfa: v.optional(v.picklist(['OFF', 'OPTIONAL']), 'OPTIONAL'),
		/** The name of the site, as the consent pages show it. */
		app_name: v.optional(v.string(), 'This app'),
		quirks: v.optional(quirksSchema, {})
	}),
	v.transform((config) => {
		const all: Provider[] = [...config.providers.map(({ name }) => name), 'COGNITO'];
		return {
			...config,
			user_pool_id: config.user_pool_id ?? `${config.region}_Local0001`,
			clients: config.clients.map((client) => ({
				...client,
				providers: client.providers ?? [...all]
			}))
		};
	})
);

/** The configuration of a user pool, with the defaults filled in. */
export type Config = v.InferOutput<typeof configSchema>;

/** An app client of the pool. */
export type AppClient = Config['clients'][number];

/** An invalid configuration. The message has a line for each invalid key. */
export class ConfigError extends Error {
	override name = 'ConfigError';
}

/**
 * Reads a configuration, such as the parsed content of a configuration file.
 *
 * @throws {ConfigError} when a key is unknown or missing, or its value is not allowed
 */
export function parseConfig(input: unknown): Config {
	const parsed = v.safeParse(configSchema, input);
	if (!parsed.success) throw new ConfigError(describeIssues(parsed.issues).join('\n'));
	const conflicts = findConflicts(parsed.output);
	if (conflicts.length > 0) throw new ConfigError(conflicts.join('\n'));
	return parsed.output;
}

/** The scopes of every pool. */
export const standardScopes = [
	'openid',
	'email',
	'phone',
	'profile',
	'aws.cognito.signin.user.admin'
];

/** Values that are valid on their own but contradict each other. */
function findConflicts(config: Config): string[] {
	const { region, user_pool_id, clients, people, groups } = config;
	const providers = ['COGNITO', ...config.providers.map(({ name }) => name)];
	const scopes = [...standardScopes, ...config.scopes];
	return [
		...(user_pool_id.startsWith(`${region}_`)
			? []
			: [`user_pool_id: must start with the region, ${region}_`]),
		...duplicates('clients', clients),
		...duplicates('people', people),
		...clients.flatMap((client, index) => [
			...unlisted(`clients.${index}.providers`, client.providers, providers),
			...unlisted(`clients.${index}.scopes`, client.scopes, scopes)
		]),
		...people.flatMap((person, index) => [
			...unlisted(`people.${index}.provider`, [person.provider], providers),
			...unlisted(`people.${index}.groups`, person.groups, groups)
		])
	];
}

const duplicates = (key: string, items: readonly { id: string }[]) =>
	items
		.map(({ id }, index) => ({ id, index }))
		.filter(({ id, index }) => items.findIndex((item) => item.id === id) !== index)
		.map(({ id, index }) => `${key}.${index}.id: ${id} is used twice`);

const unlisted = (key: string, values: readonly string[], allowed: readonly string[]) =>
	values
		.filter((value) => !allowed.includes(value))
		.map((value) => `${key}: unknown value ${value}; allowed: ${allowed.join(', ')}`);
