import { base64url } from 'jose';
import { and, eq } from 'drizzle-orm';
import { sha256 } from '../auth/secrets.ts';
import type { Passkey } from '../auth/user-api/user-api.ts';
import { passkeyNames } from '../database/schema.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import type { AccountContext } from './context.ts';
import { passkeyGone, passkeysElsewhere } from './errors.ts';
import { parseForm } from './parse-form.ts';
import { keptSessions, newPasskey } from './schema.ts';
import { finishChange, requireActor } from './sensitive-change.ts';
import type { Actor } from './sensitive-change.ts';
import type { NamedPasskey, SecurityService } from './types.ts';

type PasskeyService = Pick<
	SecurityService,
	'passkeys' | 'startPasskey' | 'addPasskey' | 'removePasskey'
>;

/** @returns 128 bits of a hash of the credential's id */
const idOf = async (credentialId: string): Promise<string> =>
	base64url.encode((await sha256(credentialId)).subarray(0, 16));

/**
 * Whether a passkey that this site makes belongs to its host or to a parent domain: browsers make no
 * others (WebAuthn Level 3, 5.1.3).
 */
export const canMakePasskeysOf = (relyingPartyId: string, host: string): boolean =>
	host === relyingPartyId || host.endsWith(`.${relyingPartyId}`);

/** Passkeys with the ids and names of this site, oldest first. */
async function nameAll(
	{ database }: AccountContext,
	{ viewer }: Actor,
	passkeys: readonly Passkey[]
): Promise<NamedPasskey[]> {
	const rows = await database
		.select({ credential: passkeyNames.credential, name: passkeyNames.name })
		.from(passkeyNames)
		.where(eq(passkeyNames.userId, viewer.id));
	const named = new Map(rows.map(({ credential, name }) => [credential, name]));
	const all = await Promise.all(
		passkeys.map(async ({ credentialId, name, createdAt }) => {
			const id = await idOf(credentialId);
			return { id, name: named.get(id) ?? name, createdAt: new Date(createdAt).toISOString() };
		})
	);
	return all.sort((a, b) => a.createdAt.localeCompare(b.createdAt));
}

export const createPasskeyService = (context: AccountContext): PasskeyService => ({
	async passkeys() {
		const actor = await requireActor(context);
		if (actor.kind === 'error') return actor;
		const found = await actor.value.api.passkeys();
		return found.kind === 'error' ? found : ok(await nameAll(context, actor.value, found.value));
	},
	async startPasskey() {
		const actor = await requireActor(context);
		if (actor.kind === 'error') return actor;
		const options = await actor.value.api.startPasskey();
		if (options.kind === 'error') return options;
		return canMakePasskeysOf(options.value.rp.id, context.host) ? options : passkeysElsewhere;
	},
	async addPasskey(raw) {
		const actor = await requireActor(context);
		if (actor.kind === 'error') return actor;
		const parsed = parseForm(newPasskey, raw);
		if (parsed.kind === 'error') return parsed;
		const { credential, name, keep_sessions: keeps } = parsed.input;
		const { api, viewer } = actor.value;
		const added = await api.finishPasskey(credential);
		if (added.kind === 'error') return added;
		const row = { userId: viewer.id, credential: await idOf(credential.id), name };
		return finishChange(context, viewer, {
			kind: 'passkey_added',
			mail: 'passkey_added',
			endsOthers: !keeps,
			statements: [context.database.insert(passkeyNames).values(row).onConflictDoNothing()]
		});
	},
	async removePasskey(id, raw) {
		const actor = await requireActor(context);
		if (actor.kind === 'error') return actor;
		const parsed = parseInput(keptSessions, raw);
		if (parsed.kind === 'error') return parsed;
		const { api, viewer } = actor.value;
		const credentialId = await findCredential(actor.value, id);
		if (credentialId.kind === 'error') return credentialId;
		const removed = await api.removePasskey(credentialId.value);
		if (removed.kind === 'error') return removed;
		const isIt = and(eq(passkeyNames.userId, viewer.id), eq(passkeyNames.credential, id));
		return finishChange(context, viewer, {
			kind: 'passkey_removed',
			mail: 'passkey_removed',
			endsOthers: !parsed.input.keep_sessions,
			statements: [context.database.delete(passkeyNames).where(isIt)]
		});
	}
});

/** Cognito's id of one of the person's passkeys, which pages do not see. */
async function findCredential({ api }: Actor, id: string): Promise<Result<string>> {
	const found = await api.passkeys();
	if (found.kind === 'error') return found;
	for (const { credentialId } of found.value) {
		if ((await idOf(credentialId)) === id) return ok(credentialId);
	}
	return passkeyGone;
}
