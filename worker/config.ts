import * as v from 'valibot';
import type { BoxKey } from './auth/sealed-box.ts';
import { socialProviders } from './auth/sign-in-config.ts';
import type { SignInConfig, SignInPool } from './auth/sign-in-config.ts';
import { allToGroup, grantsSetting } from './users/grants.ts';
import type { Grant } from './users/grants.ts';

export interface CognitoConfig extends SignInPool {
	userPoolId: string;
	/** Further clients of the pool, whose access tokens the API accepts. */
	apiClientIds: readonly string[];
	region: string;
	/** Cognito's own API, for a person's own account. No trailing slash. */
	apiUrl: string;
	/** Who may do what as a moderator. */
	grants: readonly Grant[];
}

/** A street map that is shown instead of the base map. */
export interface StreetMap {
	/** The address of its style: https://maplibre.org/maplibre-style-spec/ */
	style: string;
	/** Where its tiles, fonts and pictures come from, the style's own origin included. */
	origins: readonly string[];
}

/** Finds the place of an address. */
export interface GeocoderConfig {
	/** Its address, without a trailing slash. */
	url: string;
	/** Which questions it understands. */
	kind: (typeof geocoderKinds)[number];
}

const geocoderKinds = ['nominatim', 'photon'] as const;

export interface SessionConfig {
	/** The first one seals; each of them opens. */
	keys: readonly BoxKey[];
	/** Seconds without activity after which a session ends. */
	idleSeconds: number;
	/** Seconds after sign-in when a session ends, however active. */
	absoluteSeconds: number;
	/** Seconds for which a safe request may use what this isolate last read of a session. */
	readCacheSeconds: number;
}

/** Who runs the site, for its legal pages. null: the site does not say. */
export interface OperatorConfig {
	name: string | null;
	/** May have several lines. */
	address: string | null;
	contactEmail: string | null;
	/** A URI, as security.txt requires: `mailto:` or https. */
	securityContact: string | null;
}

/** The sender of the site's mail. */
export interface Sender {
	email: string;
	name: string;
}

/** Whose place a list without one is for: the visitor's, as Cloudflare tells it, or one for everyone. */
export type GuessPlace = 'off' | 'visitor' | { latitude: number; longitude: number };

/** The operator's AWS keys, which may delete users of the pool. */
export interface AwsKeys {
	accessKeyId: string;
	secretAccessKey: string;
}

export interface Config extends SignInConfig {
	guessPlace: GuessPlace;
	/** null for the base map alone, which has no streets. */
	streetMap: StreetMap | null;
	/** null: addresses are not looked up. */
	geocoder: GeocoderConfig | null;
	cognito: CognitoConfig;
	session: SessionConfig;
	operator: OperatorConfig;
	/** Where alerts are sent; null for nowhere. */
	alertWebhook: string | null;
	/** Verifies that Facebook asks for the deletion of somebody's data; null: nobody can ask. */
	facebookAppSecret: string | null;
	aws: AwsKeys | null;
	/** Which cache is in front of the public pages: see docs/caching.md. */
	pageCache: 'local' | 'workers';
	/** null: the site sends no mail. */
	mailFrom: Sender | null;
}

/** Invalid settings. `problems` has one sentence for each. */
export class SettingsError extends Error {
	override name = 'SettingsError';
	readonly problems: readonly string[];

	constructor(problems: readonly string[]) {
		super(`Popmap cannot start:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
		this.problems = problems;
	}
}

/** A required setting. Its empty default makes valibot report our message if it is missing. */
const text = (name: string, meaning: string) =>
	v.optional(
		v.pipe(v.string(), v.trim(), v.nonEmpty(`${name} is missing. Set it to ${meaning}.`)),
		''
	);

const seconds = (name: string, fallback: number, min: number) =>
	v.optional(
		v.pipe(
			v.union([v.string(), v.number()]),
			v.transform(Number),
			v.integer(`${name} must be a whole number of seconds.`),
			v.minValue(min, `${name} must be at least ${min} seconds.`),
			v.maxValue(
				400 * 86_400,
				`${name} must be at most 400 days, which is as long as browsers keep a cookie.`
			)
		),
		fallback
	);

/** An absolute URL over https, or over http on localhost; without a trailing slash. */
const webUrl = (name: string) =>
	v.pipe(
		v.string(`${name} must be a URL.`),
		v.trim(),
		v.check(isSecureUrl, `${name} must be an https:// URL (http:// only for localhost).`),
		v.transform((value) => value.replace(/\/+$/, ''))
	);

function isSecureUrl(value: string): boolean {
	if (!isSecureAddress(value)) return false;
	const { username, search, hash } = new URL(value);
	return !username && !search && !hash;
}

function isSecureAddress(value: string): boolean {
	if (!URL.canParse(value)) return false;
	const { protocol, hostname } = new URL(value);
	return protocol === 'https:' || (protocol === 'http:' && hostname === 'localhost');
}

const isOriginUrl = (value: string) => isSecureUrl(value) && new URL(value).pathname === '/';

const originUrl = v.pipe(
	text('APP_ORIGIN', "the site's own address, such as https://popmap.example"),
	v.check(
		isOriginUrl,
		'APP_ORIGIN must be an https:// address without a path (http:// only for localhost).'
	),
	v.transform((value) => new URL(value).origin)
);

const providerList = v.optional(
	v.pipe(
		v.string('COGNITO_PROVIDERS must be a list such as "Facebook,Google".'),
		v.transform((list) =>
			list
				.split(',')
				.map((name) => name.trim())
				.filter(Boolean)
		),
		v.array(
			v.picklist(
				socialProviders,
				(issue) =>
					`COGNITO_PROVIDERS names ${issue.received}, which Popmap has no button for. Choose from ${socialProviders.join(' and ')}.`
			)
		)
	),
	''
);

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolClientType.html */
const clientIdPattern = /^[\w+]{1,128}$/;

const clientIds = v.optional(
	v.pipe(
		v.string(),
		v.transform((list) =>
			list
				.split(',')
				.map((id) => id.trim())
				.filter(Boolean)
		),
		v.everyItem(
			(id) => clientIdPattern.test(id),
			'COGNITO_API_CLIENT_IDS must be ids of app clients, separated by commas.'
		)
	),
	''
);

const keyRing = v.pipe(
	text('SESSION_KEYS', 'id:key pairs separated by commas, each key 32 random bytes in base64url'),
	v.transform((list) =>
		list
			.split(',')
			.map((pair) => pair.trim())
			.filter(Boolean)
	),
	v.minLength(1, 'SESSION_KEYS contains no key.'),
	v.rawTransform(({ dataset, addIssue, NEVER }) => {
		const parsed = dataset.value.map(parseKey);
		const problems = parsed.filter((each) => typeof each === 'string');
		for (const message of problems) addIssue({ message });
		return problems.length > 0 ? NEVER : parsed.filter((each) => typeof each !== 'string');
	}),
	v.check(
		(keys) => new Set(keys.map((key) => key.id)).size === keys.length,
		'SESSION_KEYS uses the same key id twice.'
	)
);

/**
 * Parses `id:key`.
 *
 * @returns the key, or a message about its format that never contains the secret
 */
function parseKey(pair: string, index: number): BoxKey | string {
	const [, id, key] = /^([A-Za-z0-9_-]{1,16}):([A-Za-z0-9_-]+)$/.exec(pair) ?? [];
	const label = `Key ${index + 1} of SESSION_KEYS`;
	if (!id || !key || key.length % 4 === 1) {
		return `${label} must be written as id:key, with the key in base64url.`;
	}
	const secret = Uint8Array.from(atob(key.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
		character.charCodeAt(0)
	);
	return secret.length === 32
		? { id, secret }
		: `${label} (${id}) has ${secret.length} bytes; it must have 32.`;
}

/** An optional setting. Set to nothing, it is absent. */
const optionalText = v.optional(v.pipe(v.string(), v.trim()), '');

const email = v.pipe(v.string(), v.email());

const emailOrNothing = (name: string) =>
	v.optional(
		v.pipe(
			v.string(),
			v.trim(),
			v.check((value) => value === '' || v.is(email, value), `${name} must be an e-mail address.`)
		),
		''
	);

/** `Popmap <hello@popmap.example>`, or the address alone. */
const sender = v.optional(
	v.pipe(
		v.string(),
		v.trim(),
		v.transform((value) => /^(?:([^<>"\p{Cc}]{0,60})<([^<>]+)>|([^<>]+))$/u.exec(value) ?? [value]),
		v.transform(([whole, name, address, bare]) =>
			whole ? { name: name?.trim() || 'Popmap', email: (address ?? bare ?? '').trim() } : null
		),
		v.check(
			(from) => from === null || v.is(email, from.email),
			'MAIL_FROM must be an address such as hello@popmap.example, or Popmap <hello@popmap.example>.'
		)
	),
	''
);

/** RFC 9116, 2.5.3: a URI, over https if it is a web page. */
const securityContact = v.optional(
	v.pipe(
		v.string(),
		v.trim(),
		v.transform((value) => (/^[^:/]+@[^:/]+$/.test(value) ? `mailto:${value}` : value)),
		v.check(
			(value) => value === '' || /^mailto:\S+@\S+$/.test(value) || isSecureUrl(value),
			'SECURITY_CONTACT must be an e-mail address or an https:// URL.'
		)
	),
	''
);

const mapOrigins = v.optional(
	v.pipe(
		v.string(),
		v.transform((list) => list.split(/[\s,]+/).filter(Boolean)),
		v.everyItem(
			isOriginUrl,
			'MAP_ORIGINS must be origins such as https://tiles.example, separated by commas.'
		),
		v.mapItems((value) => new URL(value).origin)
	),
	''
);

const poolIdPattern = /^[a-z]{2}(?:-[a-z]+)+-\d_[A-Za-z0-9]+$/;

/** A number of degrees on each side of a comma. */
const placePattern = /^(-?\d{1,2}(?:\.\d+)?), ?(-?\d{1,3}(?:\.\d+)?)$/;

const guessPlace = v.optional(
	v.pipe(
		v.string(),
		v.trim(),
		v.check(
			(value) => ['', 'on', 'off'].includes(value) || placePattern.test(value),
			'GUESS_PLACE must be "on", "off", or a place such as 38.7,-9.1 for everyone.'
		)
	),
	''
);

const settings = v.object({
	COGNITO_USER_POOL_ID: v.pipe(
		text('COGNITO_USER_POOL_ID', "the user pool's id, such as eu-west-1_AbCdEfGhI"),
		v.regex(poolIdPattern, 'COGNITO_USER_POOL_ID must look like eu-west-1_AbCdEfGhI.')
	),
	COGNITO_CLIENT_ID: v.pipe(
		text('COGNITO_CLIENT_ID', "the app client's id"),
		// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolClientType.html
		v.regex(/^[\w+]{1,128}$/, 'COGNITO_CLIENT_ID must be letters and digits, without blanks.')
	),
	COGNITO_CLIENT_SECRET: v.optional(v.string(), ''),
	COGNITO_API_CLIENT_IDS: clientIds,
	COGNITO_REGION: text('COGNITO_REGION', "the user pool's region, such as eu-west-1"),
	COGNITO_DOMAIN: text('COGNITO_DOMAIN', "the user pool's domain: a prefix, a host or a URL"),
	COGNITO_ISSUER: v.optional(webUrl('COGNITO_ISSUER')),
	COGNITO_API_URL: v.optional(webUrl('COGNITO_API_URL')),
	COGNITO_PROVIDERS: providerList,
	COGNITO_ADMIN_GROUP: v.optional(
		v.pipe(
			v.string(),
			v.trim(),
			v.nonEmpty('COGNITO_ADMIN_GROUP is empty. Name a group, or leave it out for "admins".')
		),
		'admins'
	),
	PERMISSIONS: v.optional(grantsSetting),
	APP_ORIGIN: originUrl,
	SESSION_KEYS: keyRing,
	SESSION_IDLE_SECONDS: seconds('SESSION_IDLE_SECONDS', 7 * 86_400, 60),
	SESSION_ABSOLUTE_SECONDS: seconds('SESSION_ABSOLUTE_SECONDS', 30 * 86_400, 60),
	SESSION_READ_CACHE_SECONDS: seconds('SESSION_READ_CACHE_SECONDS', 5, 0),
	OPERATOR_NAME: optionalText,
	OPERATOR_ADDRESS: optionalText,
	CONTACT_EMAIL: emailOrNothing('CONTACT_EMAIL'),
	SECURITY_CONTACT: securityContact,
	ALERT_WEBHOOK: v.optional(
		v.pipe(
			v.string(),
			v.trim(),
			v.check(
				(value) => value === '' || isSecureAddress(value),
				'ALERT_WEBHOOK must be an https:// URL (http:// only for localhost).'
			)
		),
		''
	),
	GUESS_PLACE: guessPlace,
	MAP_STYLE: v.optional(
		v.pipe(
			v.string(),
			v.trim(),
			v.check(
				(value) => value === '' || isSecureAddress(value),
				'MAP_STYLE must be the https:// URL of a style (http:// only for localhost).'
			)
		),
		''
	),
	MAP_ORIGINS: mapOrigins,
	GEOCODER_URL: v.optional(
		v.union([
			v.pipe(
				v.literal(''),
				v.transform(() => null)
			),
			webUrl('GEOCODER_URL')
		]),
		''
	),
	GEOCODER_KIND: v.optional(
		v.picklist(geocoderKinds, 'GEOCODER_KIND must be "nominatim" or "photon".'),
		'nominatim'
	),
	FACEBOOK_APP_SECRET: optionalText,
	AWS_ACCESS_KEY_ID: optionalText,
	AWS_SECRET_ACCESS_KEY: optionalText,
	PAGE_CACHE: v.optional(
		v.picklist(['local', 'workers'], 'PAGE_CACHE must be "local" or "workers".'),
		'local'
	),
	MAIL_FROM: sender
});

function streetMapOf({ MAP_STYLE, MAP_ORIGINS }: v.InferOutput<typeof settings>): StreetMap | null {
	if (MAP_STYLE) {
		return { style: MAP_STYLE, origins: [...new Set([new URL(MAP_STYLE).origin, ...MAP_ORIGINS])] };
	}
	if (MAP_ORIGINS.length === 0) return null;
	throw new SettingsError(['MAP_ORIGINS needs MAP_STYLE, the address of a style.']);
}

/** Locally, nobody's place is known. */
function guessPlaceOf(value: string, origin: string): GuessPlace {
	const [, latitude, longitude] = placePattern.exec(value) ?? [];
	if (latitude !== undefined) return { latitude: Number(latitude), longitude: Number(longitude) };
	const isOn = value === '' ? origin.startsWith('https:') : value === 'on';
	return isOn ? 'visitor' : 'off';
}

const domainPrefix = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** Turns a domain prefix, a host or a URL into the hosted pages' origin. */
function hostedPagesOrigin(domain: string, region: string): string {
	const isPrefix = !/[.:]/.test(domain);
	const host = isPrefix ? `${domain}.auth.${region}.amazoncognito.com` : domain;
	const url = host.includes('://') ? host : `https://${host}`;
	if ((!isPrefix || domainPrefix.test(domain)) && isOriginUrl(url)) return new URL(url).origin;
	throw new SettingsError([
		'COGNITO_DOMAIN must be a prefix (popmap-auth), a host or an https:// URL without a path (http:// only for localhost).'
	]);
}

function operatorOf(values: v.InferOutput<typeof settings>): OperatorConfig {
	const contactEmail = values.CONTACT_EMAIL;
	return {
		name: values.OPERATOR_NAME || null,
		address: values.OPERATOR_ADDRESS || null,
		contactEmail: contactEmail || null,
		securityContact: values.SECURITY_CONTACT || (contactEmail && `mailto:${contactEmail}`) || null
	};
}

/** @returns the sender that a value of MAIL_FROM names; null for none, or a malformed one */
export function readSender(value: string): Sender | null {
	const parsed = v.safeParse(sender, value);
	return parsed.success ? parsed.output : null;
}

function awsKeysOf(values: v.InferOutput<typeof settings>): AwsKeys | null {
	const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = values;
	if (accessKeyId && secretAccessKey) return { accessKeyId, secretAccessKey };
	if (!accessKeyId && !secretAccessKey) return null;
	throw new SettingsError([
		'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY belong together: set both, or neither.'
	]);
}

/**
 * Reads and checks the settings, once.
 *
 * @throws {SettingsError} naming every setting that is missing or malformed; domain and region are
 * compared with the pool once all settings are well-formed
 */
export function readConfig(env: object): Config {
	const parsed = v.safeParse(settings, env, { abortPipeEarly: true });
	if (!parsed.success) throw new SettingsError(parsed.issues.map((issue) => issue.message));
	const values = parsed.output;
	if (!values.COGNITO_USER_POOL_ID.startsWith(`${values.COGNITO_REGION}_`)) {
		throw new SettingsError([
			`COGNITO_REGION is ${values.COGNITO_REGION}, but COGNITO_USER_POOL_ID is in another region.`
		]);
	}
	const awsApi = `https://cognito-idp.${values.COGNITO_REGION}.amazonaws.com`;
	return {
		origin: values.APP_ORIGIN,
		streetMap: streetMapOf(values),
		geocoder: values.GEOCODER_URL ? { url: values.GEOCODER_URL, kind: values.GEOCODER_KIND } : null,
		guessPlace: guessPlaceOf(values.GUESS_PLACE, values.APP_ORIGIN),
		cognito: {
			userPoolId: values.COGNITO_USER_POOL_ID,
			clientId: values.COGNITO_CLIENT_ID,
			clientSecret: values.COGNITO_CLIENT_SECRET || null,
			apiClientIds: values.COGNITO_API_CLIENT_IDS,
			region: values.COGNITO_REGION,
			domain: hostedPagesOrigin(values.COGNITO_DOMAIN, values.COGNITO_REGION),
			issuer: values.COGNITO_ISSUER ?? `${awsApi}/${values.COGNITO_USER_POOL_ID}`,
			apiUrl: values.COGNITO_API_URL ?? awsApi,
			providers: values.COGNITO_PROVIDERS,
			grants: values.PERMISSIONS ?? allToGroup(values.COGNITO_ADMIN_GROUP)
		},
		session: {
			keys: values.SESSION_KEYS,
			idleSeconds: values.SESSION_IDLE_SECONDS,
			absoluteSeconds: values.SESSION_ABSOLUTE_SECONDS,
			readCacheSeconds: values.SESSION_READ_CACHE_SECONDS
		},
		operator: operatorOf(values),
		alertWebhook: values.ALERT_WEBHOOK || null,
		pageCache: values.PAGE_CACHE,
		mailFrom: values.MAIL_FROM,
		facebookAppSecret: values.FACEBOOK_APP_SECRET || null,
		aws: awsKeysOf(values)
	};
}
