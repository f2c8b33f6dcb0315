import * as v from 'valibot';
import { externalProviders, providers } from '../config/provider.ts';
import { mfaMethods } from '../config/user-pool.ts';
import { userStatuses } from '../directory/user.ts';

const nullable = <S extends v.GenericSchema>(schema: S) => v.nullable(schema);
const jwk = v.looseObject({ kty: v.string() });

const userSchema = v.object({
	sub: v.string(),
	username: v.string(),
	attributes: v.record(v.string(), v.string()),
	status: v.picklist(userStatuses),
	enabled: v.boolean(),
	/** `configured`: the password that the configuration gives the person. */
	password: nullable(
		v.union([v.literal('configured'), v.object({ salt: v.string(), verifier: v.string() })])
	),
	passwordExpires: nullable(v.number()),
	groups: v.array(v.string()),
	identity: nullable(
		v.object({
			userId: v.string(),
			providerName: v.picklist(externalProviders),
			dateCreated: v.number()
		})
	),
	softwareToken: nullable(v.object({ secret: v.string(), enabled: v.boolean() })),
	emailMfa: v.boolean(),
	preferredMfa: nullable(v.picklist(mfaMethods)),
	lastTotpStep: v.number(),
	passkeys: v.array(
		v.object({
			id: v.string(),
			name: v.string(),
			publicKey: jwk,
			signCount: v.number(),
			attachment: nullable(v.string()),
			transports: v.array(v.string()),
			createdAt: v.number()
		})
	),
	unverifiedTotpSecret: nullable(v.string()),
	unverifiedEmail: nullable(v.string()),
	personId: nullable(v.string()),
	createdAt: v.number(),
	modifiedAt: v.number()
});

const grantSchema = v.object({
	clientId: v.string(),
	sub: v.string(),
	provider: v.picklist(providers),
	source: v.picklist(['hosted_ui', 'api']),
	scopes: v.array(v.string()),
	nonce: nullable(v.string()),
	resource: nullable(v.string()),
	authTime: v.number(),
	originJti: v.string(),
	eventId: v.string()
});

const keySchema = v.object({ kid: v.string(), privateJwk: jwk, publicJwk: jwk });

/** What is kept of a pool when the program ends: a version of its own for each change of shape. */
export const snapshotSchema = v.object({
	version: v.literal(1),
	users: v.array(userSchema),
	removed: v.array(v.object({ sub: v.string(), personId: nullable(v.string()) })),
	groups: v.array(
		v.object({
			name: v.string(),
			description: nullable(v.string()),
			precedence: nullable(v.number()),
			createdAt: v.number(),
			modifiedAt: v.number()
		})
	),
	keys: v.object({ id: keySchema, access: keySchema, former: v.array(jwk) }),
	refreshTokens: v.array(
		v.object({
			token: v.string(),
			grant: grantSchema,
			expires: v.number(),
			replaced: nullable(v.number())
		})
	),
	revoked: v.array(v.string())
});
export type Snapshot = v.InferOutput<typeof snapshotSchema>;
export type SavedKeys = Snapshot['keys'];
export type SavedRefreshTokens = Pick<Snapshot, 'refreshTokens' | 'revoked'>;
export type SavedUser = Snapshot['users'][number];
