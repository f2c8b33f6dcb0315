import { HTTPException } from 'hono/http-exception';
import type { InferOutput } from 'valibot';
import type { AppClient } from '../config/config.ts';
import { AliasTaken } from '../directory/directory.ts';
import { profileOf } from '../directory/federated-users.ts';
import type { User } from '../directory/user.ts';
import type { TokenResponse } from '../oauth/refresh-grant.ts';
import type { Pool } from '../pool.ts';
import { newTokens } from '../tokens/new-tokens.ts';
import type {
	clientChangesSchema,
	NamedMutationInput,
	personChangesSchema,
	signInSchema
} from './inputs.ts';
import { namedMutations } from './token-mutations.ts';

const notFound = (name: string) =>
	new HTTPException(404, {
		res: Response.json({ error: `There is no ${name}.` }, { status: 404 })
	});

function requireClient({ clients }: Pool, id: string | null): AppClient {
	const client = id === null ? [...clients.values()][0] : clients.get(id);
	if (!client) throw notFound(`app client ${id}`);
	return client;
}

/** A person of the configuration by id, or someone who signed up by e-mail address. */
function requireUser(pool: Pool, name: string): User {
	const person = pool.directory.people.find(({ id }) => id === name);
	const user = person ? profileOf(pool, person) : pool.directory.byLogin(name);
	if (!user) throw notFound(`person ${name}`);
	return user;
}

/** Changes the settings of an app client. @throws {HTTPException} 404 when there is none */
export function changeClient(pool: Pool, input: InferOutput<typeof clientChangesSchema>): void {
	const { client_id: id, ...changes } = input;
	Object.assign(requireClient(pool, id), changes);
}

/** Adds a mutation of the next tokens by its name. @throws {HTTPException} 404 without the client */
export function addNamedMutation(pool: Pool, input: NamedMutationInput): void {
	const { mutation, client_id: id, ...rest } = input;
	const context = {
		now: pool.clock.seconds(),
		clientId: requireClient(pool, id).id,
		token: rest.token
	};
	pool.tokenMutations.add({ ...rest, ...namedMutations[mutation](context) });
}

/**
 * Changes a profile as an administrator does. Disabling revokes all tokens for good.
 *
 * @throws {HTTPException} 404 when there is no such person
 */
export function changePerson(pool: Pool, input: InferOutput<typeof personChangesSchema>): void {
	const user = requireUser(pool, input.person);
	user.enabled = input.enabled ?? user.enabled;
	user.groups = input.groups ?? user.groups;
	if (input.attributes) changeProfile(pool, user, input.attributes);
	if (!user.enabled || input.deleted) pool.refreshTokens.revokeAllOf(user.sub);
	if (input.deleted) pool.directory.remove(user);
}

function changeProfile({ directory }: Pool, user: User, attributes: Record<string, string>): void {
	try {
		directory.change(user, attributes);
	} catch (error) {
		if (!(error instanceof AliasTaken)) throw error;
		throw new HTTPException(400, {
			res: Response.json({ error: error.message }, { status: 400 })
		});
	}
}

/**
 * Signs a person in without the hosted UI.
 *
 * @returns what the token endpoint returns after a sign-in
 * @throws {HTTPException} 404 when there is no such person or app client
 */
export async function signIn(
	pool: Pool,
	input: InferOutput<typeof signInSchema>
): Promise<TokenResponse> {
	const client = requireClient(pool, input.client_id);
	const user = requireUser(pool, input.person);
	return newTokens(pool, client, user, {
		source: 'hosted_ui',
		provider: user.identity?.providerName ?? 'COGNITO',
		scopes: input.scope?.split(' ') ?? client.scopes,
		nonce: input.nonce,
		resource: null,
		authTime: pool.clock.seconds()
	});
}
