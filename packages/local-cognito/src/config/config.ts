import * as v from 'valibot';
import { customAttributeSchema, standardAttributes } from './attributes.ts';
import { clientSchema, defaultAuthFlows } from './client.ts';
import { closedObject, describeIssues } from './closed-object.ts';
import { findConflicts } from './conflicts.ts';
import { personSchema } from './person.ts';
import { identityProviderSchema, type Provider } from './provider.ts';
import { quirksSchema } from './quirks.ts';
import { serverSchema } from './server.ts';
import {
	firstFactors,
	invitationSchema,
	mfaMethods,
	passwordPolicySchema,
	verificationSchema,
	webAuthnSchema
} from './user-pool.ts';

/** What sign-up may ask for: Cognito sets the others itself. */
const requirable = Object.keys(standardAttributes).filter((name) => !name.endsWith('_verified'));

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
		/** `["email"]`: people sign in by e-mail, and their user name is their sub. */
		username_attributes: v.optional(v.array(v.picklist(['email'])), ['email']),
		/** What people with a user name may sign in with as well. */
		alias_attributes: v.optional(v.array(v.picklist(['email', 'preferred_username'])), []),
		required_attributes: v.optional(v.array(v.picklist(requirable)), ['email', 'name']),
		custom_attributes: v.optional(v.array(customAttributeSchema), []),
		/** AttributesRequireVerificationBeforeUpdate: a new address counts once its code was entered. */
		verify_before_update: v.optional(v.boolean(), true),
		password_policy: v.optional(passwordPolicySchema, {}),
		verification: v.optional(verificationSchema, {}),
		invitation: v.optional(invitationSchema, {}),
		mfa: v.optional(v.picklist(['OFF', 'OPTIONAL', 'ON']), 'OPTIONAL'),
		mfa_methods: v.optional(v.array(v.picklist(mfaMethods)), ['SOFTWARE_TOKEN_MFA']),
		first_factors: v.optional(v.pipe(v.array(v.picklist(firstFactors)), v.includes('PASSWORD')), [
			'PASSWORD'
		]),
		webauthn: v.optional(webAuthnSchema, {}),
		/** The name of the site, as the consent pages show it. */
		app_name: v.optional(v.string(), 'This app'),
		quirks: v.optional(quirksSchema, {}),
		server: v.optional(serverSchema, {})
	}),
	v.transform((config) => {
		const all: Provider[] = [...config.providers.map(({ name }) => name), 'COGNITO'];
		return {
			...config,
			user_pool_id: config.user_pool_id ?? `${config.region}_Local0001`,
			clients: config.clients.map((client) => ({
				...client,
				providers: client.providers ?? [...all],
				auth_flows: client.auth_flows ?? [...defaultAuthFlows]
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
