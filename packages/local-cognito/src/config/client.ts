import * as v from 'valibot';
import { closedObject } from './closed-object.ts';
import { providers } from './provider.ts';

const seconds = v.pipe(v.number(), v.integer(), v.minValue(1));
const url = v.pipe(v.string(), v.url());

/** The settings of an app client that a control request may change as well. */
export const clientSettings = {
	callback_urls: v.array(url),
	logout_urls: v.array(url),
	/** Who may sign people in for this client. */
	providers: v.array(v.picklist(providers)),
	/** Lifetimes in seconds. */
	access_seconds: seconds,
	id_seconds: seconds,
	refresh_seconds: seconds,
	/** Whether each use of a refresh token returns a new one. */
	rotation: v.boolean(),
	/** Seconds for which a rotated refresh token still works. */
	grace_seconds: v.pipe(v.number(), v.minValue(0), v.maxValue(60)),
	/** EnableTokenRevocation: without it, tokens carry neither `origin_jti` nor `jti`. */
	revocation: v.boolean()
};

const hour = 3600;

/** What a client may sign people in with through the API, in Cognito's names. */
export const authFlows = [
	'ALLOW_USER_AUTH',
	'ALLOW_USER_SRP_AUTH',
	'ALLOW_USER_PASSWORD_AUTH',
	'ALLOW_ADMIN_USER_PASSWORD_AUTH',
	'ALLOW_REFRESH_TOKEN_AUTH'
] as const;
export type AuthFlow = (typeof authFlows)[number];

/** The flows of a client that names none. Rotation excludes the last, whatever is named. */
export const defaultAuthFlows: readonly AuthFlow[] = [
	'ALLOW_USER_AUTH',
	'ALLOW_USER_SRP_AUTH',
	'ALLOW_REFRESH_TOKEN_AUTH'
];

/** The flows that a client allows now: a control request can turn rotation on and off. */
export const allowedFlows = (client: {
	auth_flows: readonly AuthFlow[];
	rotation: boolean;
}): AuthFlow[] =>
	client.auth_flows.filter((flow) => !client.rotation || flow !== 'ALLOW_REFRESH_TOKEN_AUTH');

/** AWS allows letters, digits, `_` and `+` in client ids and secrets. */
const awsWord = (longest: number) =>
	v.pipe(
		v.string(),
		v.regex(/^[\w+]+$/, 'only letters, digits, _ and + are allowed'),
		v.maxLength(longest)
	);

const members = closedObject({
	id: awsWord(128),
	/** null for a public client. */
	secret: v.optional(v.nullable(awsWord(64)), null),
	callback_urls: v.optional(clientSettings.callback_urls, []),
	logout_urls: v.optional(clientSettings.logout_urls, []),
	/** null: every provider of the pool, then the password form. */
	providers: v.optional(v.nullable(clientSettings.providers), null),
	scopes: v.optional(v.array(v.string()), [
		'openid',
		'email',
		'profile',
		'aws.cognito.signin.user.admin'
	]),
	/** Allowed OAuth flows. The implicit flow and client_credentials are not implemented. */
	flows: v.optional(v.array(v.picklist(['code'])), ['code']),
	/** null: the defaults of the AWS console. */
	auth_flows: v.optional(v.nullable(v.array(v.picklist(authFlows))), null),
	/** Attributes that the client sees; null: all. */
	read_attributes: v.optional(v.nullable(v.array(v.string())), null),
	/** Attributes that people may set at sign-up and change with their access token. */
	write_attributes: v.optional(v.array(v.string()), [
		'email',
		'name',
		'given_name',
		'family_name',
		'locale',
		'picture',
		'zoneinfo'
	]),
	access_seconds: v.optional(clientSettings.access_seconds, hour),
	id_seconds: v.optional(clientSettings.id_seconds, hour),
	refresh_seconds: v.optional(clientSettings.refresh_seconds, 30 * 24 * hour),
	rotation: v.optional(clientSettings.rotation, false),
	grace_seconds: v.optional(clientSettings.grace_seconds, 30),
	revocation: v.optional(clientSettings.revocation, true),
	/** ENABLED: errors do not tell whether an account exists. */
	prevent_user_existence_errors: v.optional(v.boolean(), true),
	/** Minutes for which a sign-in waits for the answer to a challenge. */
	auth_session_minutes: v.optional(
		v.pipe(v.number(), v.integer(), v.minValue(3), v.maxValue(15)),
		3
	)
});

type Members = v.InferOutput<typeof members>;

/** An app client, with the defaults of the AWS console. */
export const clientSchema = v.pipe(
	members,
	v.forward(
		v.check(
			({ auth_flows: flows, rotation }: Members) =>
				!rotation || !flows?.includes('ALLOW_REFRESH_TOKEN_AUTH'),
			'ALLOW_REFRESH_TOKEN_AUTH is not allowed together with rotation'
		),
		['auth_flows']
	)
);
