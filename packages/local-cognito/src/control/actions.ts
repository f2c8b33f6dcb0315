import { HTTPException } from 'hono/http-exception';
import { issueTokens } from '../tokens/issue-tokens.ts';
import { people } from '../config/people.ts';
import type { InferOutput } from 'valibot';
import type { AppClient } from '../directory/app-clients.ts';
import type { clientSchema, personSchema, signInSchema } from './inputs.ts';
import type { Grant } from '../oauth/authorization-codes.ts';
import type { Pool } from '../pool.ts';
import type { TokenAnswer } from '../oauth/token-endpoint.ts';
import type { User } from '../directory/directory.ts';

const unknown = (what: string) =>
	new HTTPException(404, {
		res: Response.json({ error: `There is no ${what}.` }, { status: 404 })
	});

function clientOf(pool: Pool, id: string): AppClient {
	const client = pool.clients.get(id);
	if (!client) throw unknown(`app client ${id}`);
	return client;
}

/** One of the made-up people by id, or whoever signed up with this e-mail address. */
function userOf(pool: Pool, name: string): User {
	const person = people.find(({ id }) => id === name);
	const user = person ? pool.directory.profileOf(person) : pool.directory.byEmail(name);
	if (!user) throw unknown(`person ${name}`);
	return user;
}

/** Changes an app client's settings. */
export function changeClient(pool: Pool, input: InferOutput<typeof clientSchema>): void {
	const client = clientOf(pool, input.client_id);
	client.rotation = input.rotation ?? client.rotation;
	client.graceSeconds = input.grace_seconds ?? client.graceSeconds;
	client.revocation = input.revocation ?? client.revocation;
	client.accessSeconds = input.access_seconds ?? client.accessSeconds;
	client.idSeconds = input.id_seconds ?? client.idSeconds;
	client.refreshSeconds = input.refresh_seconds ?? client.refreshSeconds;
	client.providers = input.providers ?? client.providers;
	client.callbackUrls = input.callback_urls ?? client.callbackUrls;
	client.logoutUrls = input.logout_urls ?? client.logoutUrls;
}

/** What an administrator does to a profile. Disabling revokes tokens, and enabling brings none back. */
export function changePerson(pool: Pool, input: InferOutput<typeof personSchema>): void {
	const user = userOf(pool, input.person);
	user.enabled = input.enabled ?? user.enabled;
	user.groups = input.groups ?? user.groups;
	Object.assign(user.attributes, input.attributes);
	if (!user.enabled || input.deleted) pool.refreshTokens.revokeAllOf(user.sub);
	if (input.deleted) pool.directory.remove(user);
}

/** The token endpoint's answer as after a sign-in, without the pages. */
export async function signIn(
	pool: Pool,
	input: InferOutput<typeof signInSchema>
): Promise<TokenAnswer> {
	const client = clientOf(pool, input.client_id);
	const user = userOf(pool, input.person);
	const grant: Grant = {
		clientId: client.id,
		sub: user.sub,
		provider: user.identity?.providerName ?? 'COGNITO',
		scopes: input.scope?.split(' ') ?? client.scopes,
		nonce: input.nonce,
		resource: null,
		authTime: pool.clock.seconds(),
		originJti: crypto.randomUUID(),
		eventId: crypto.randomUUID()
	};
	const tokens = await issueTokens(pool, { grant, user, client, grantType: 'authorization_code' });
	return { ...tokens, refresh_token: await pool.refreshTokens.issue(grant, client) };
}
