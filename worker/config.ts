import * as v from 'valibot';

/** The social identity providers that the sign-in page can offer, as Cognito names them. */
export const socialProviders = ['Facebook', 'Google'] as const;
export type SocialProvider = (typeof socialProviders)[number];

/** One of the keys that seal session cookies. `id` travels in the clear, in the JWE's header. */
export interface SessionKey {
	id: string;
	/** 32 bytes. */
	secret: Uint8Array<ArrayBuffer>;
}

export interface CognitoConfig {
	userPoolId: string;
	clientId: string;
	/** null for a public client. */
	clientSecret: string | null;
	region: string;
	/** The hosted pages: `https://popmap-auth.auth.eu-west-1.amazoncognito.com`. No trailing slash. */
	domain: string;
	/** Exactly the `iss` of the pool's tokens. */
	issuer: string;
	/** Cognito's own API, for a person's own account. No trailing slash. */
	apiUrl: string;
	providers: readonly SocialProvider[];
	/** Members of this group moderate. */
	adminGroup: string;
}

export interface SessionConfig {
	/** The first seals; every one opens. */
	keys: readonly SessionKey[];
	/** Seconds without activity after which a session ends. */
	idleSeconds: number;
	/** Seconds after sign-in when a session ends, however active. */
	absoluteSeconds: number;
	/** Seconds for which a safe request may use what this isolate last read of a session. */
	readCacheSeconds: number;
}

export interface Config {
	/** The site's own origin, without a trailing slash. Never taken from the Host header. */
	origin: string;
	cognito: CognitoConfig;
	session: SessionConfig;
}

/** The settings are wrong: `problems` has one sentence for each that is. */
export class SettingsError extends Error {
	override name = 'SettingsError';
	readonly problems: readonly string[];

	constructor(problems: readonly string[]) {
		super(`Popmap cannot start:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
		this.problems = problems;
	}
}

/** A setting that must be there. The empty default is what makes valibot ask for it by our sentence. */
const text = (name: string, meaning: string) =>
	v.optional(
		v.pipe(v.string(), v.trim(), v.nonEmpty(`${name} is missing. Set it to ${meaning}.`)),
		''
	);

const seconds = (name: string, fallback: number, least: number) =>
	v.optional(
		v.pipe(
			v.union([v.string(), v.number()]),
			v.transform(Number),
			v.integer(`${name} must be a whole number of seconds.`),
			v.minValue(least, `${name} must be at least ${least} seconds.`),
			v.maxValue(
				400 * 86_400,
				`${name} must be at most 400 days, which is as long as browsers keep a cookie.`
			)
		),
		fallback
	);

/** An absolute URL over https, or over http on this machine; without a trailing slash. */
const webUrl = (name: string) =>
	v.pipe(
		v.string(`${name} must be a URL.`),
		v.trim(),
		v.check(isSecureUrl, `${name} must be an https:// URL (http:// only for localhost).`),
		v.transform((value) => value.replace(/\/+$/, ''))
	);

function isSecureUrl(value: string): boolean {
	if (!URL.canParse(value)) return false;
	const { protocol, hostname, username, search, hash } = new URL(value);
	if (username || search || hash) return false;
	return protocol === 'https:' || (protocol === 'http:' && hostname === 'localhost');
}

const originUrl = v.pipe(
	text('APP_ORIGIN', "the site's own address, such as https://popmap.example"),
	v.check(
		(value) => isSecureUrl(value) && new URL(value).pathname === '/',
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
					`COGNITO_PROVIDERS names ${issue.received}, which Popmap has no button for. It knows ${socialProviders.join(' and ')}.`
			)
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
	v.minLength(1, 'SESSION_KEYS holds no key.'),
	v.rawTransform(({ dataset, addIssue, NEVER }) => {
		const read = dataset.value.map(readKey);
		const problems = read.filter((each) => typeof each === 'string');
		for (const message of problems) addIssue({ message });
		return problems.length > 0 ? NEVER : read.filter((each) => typeof each !== 'string');
	}),
	v.check(
		(keys) => new Set(keys.map((key) => key.id)).size === keys.length,
		'SESSION_KEYS names one key id twice.'
	)
);

/**
 * Reads `id:key`.
 *
 * @returns what is wrong with it otherwise; never the key, which is a secret.
 */
function readKey(pair: string, index: number): SessionKey | string {
	const [, id, key] = /^([A-Za-z0-9_-]{1,16}):([A-Za-z0-9_-]+)$/.exec(pair) ?? [];
	const place = `Key ${index + 1} of SESSION_KEYS`;
	if (!id || !key || key.length % 4 === 1) {
		return `${place} is not written as id:key with the key in base64url.`;
	}
	const secret = Uint8Array.from(atob(key.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
		character.charCodeAt(0)
	);
	return secret.length === 32
		? { id, secret }
		: `${place} (${id}) has ${secret.length} bytes; it must have 32.`;
}

const poolShape = /^[a-z]{2}(?:-[a-z]+)+-\d_[A-Za-z0-9]+$/;

const settings = v.object({
	COGNITO_USER_POOL_ID: v.pipe(
		text('COGNITO_USER_POOL_ID', "the user pool's id, such as eu-west-1_AbCdEfGhI"),
		v.regex(poolShape, 'COGNITO_USER_POOL_ID must look like eu-west-1_AbCdEfGhI.')
	),
	COGNITO_CLIENT_ID: text('COGNITO_CLIENT_ID', "the app client's id"),
	COGNITO_CLIENT_SECRET: v.optional(v.string(), ''),
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
	APP_ORIGIN: originUrl,
	SESSION_KEYS: keyRing,
	SESSION_IDLE_SECONDS: seconds('SESSION_IDLE_SECONDS', 7 * 86_400, 60),
	SESSION_ABSOLUTE_SECONDS: seconds('SESSION_ABSOLUTE_SECONDS', 30 * 86_400, 60),
	SESSION_READ_CACHE_SECONDS: seconds('SESSION_READ_CACHE_SECONDS', 5, 0)
});

/** Turns a domain prefix, a host or a URL into the hosted pages' origin. */
function hostedPagesOrigin(domain: string, region: string): string {
	const url = domain.includes('://')
		? domain
		: domain.includes('.')
			? `https://${domain}`
			: `https://${domain}.auth.${region}.amazoncognito.com`;
	if (!isSecureUrl(url)) {
		throw new SettingsError([
			'COGNITO_DOMAIN must be a prefix (popmap-auth), a host or an https:// URL (http:// only for localhost).'
		]);
	}
	return new URL(url).origin;
}

/**
 * Reads and checks the settings, once.
 *
 * @throws {SettingsError} naming every setting that is missing or malformed; whether domain and region
 * fit the pool is looked at once the others are right
 */
export function readConfig(env: object): Config {
	const read = v.safeParse(settings, env, { abortPipeEarly: true });
	if (!read.success) throw new SettingsError(read.issues.map((issue) => issue.message));
	const set = read.output;
	if (!set.COGNITO_USER_POOL_ID.startsWith(`${set.COGNITO_REGION}_`)) {
		throw new SettingsError([
			`COGNITO_REGION is ${set.COGNITO_REGION}, but COGNITO_USER_POOL_ID is in another region.`
		]);
	}
	const awsApi = `https://cognito-idp.${set.COGNITO_REGION}.amazonaws.com`;
	return {
		origin: set.APP_ORIGIN,
		cognito: {
			userPoolId: set.COGNITO_USER_POOL_ID,
			clientId: set.COGNITO_CLIENT_ID,
			clientSecret: set.COGNITO_CLIENT_SECRET || null,
			region: set.COGNITO_REGION,
			domain: hostedPagesOrigin(set.COGNITO_DOMAIN, set.COGNITO_REGION),
			issuer: set.COGNITO_ISSUER ?? `${awsApi}/${set.COGNITO_USER_POOL_ID}`,
			apiUrl: set.COGNITO_API_URL ?? awsApi,
			providers: set.COGNITO_PROVIDERS,
			adminGroup: set.COGNITO_ADMIN_GROUP
		},
		session: {
			keys: set.SESSION_KEYS,
			idleSeconds: set.SESSION_IDLE_SECONDS,
			absoluteSeconds: set.SESSION_ABSOLUTE_SECONDS,
			readCacheSeconds: set.SESSION_READ_CACHE_SECONDS
		}
	};
}
