import { sql } from 'drizzle-orm';
import { deleteToken, insertToken, isStored, tokensOf } from '../auth/api-tokens/repository.ts';
import { hashOf, newApiToken } from '../auth/api-tokens/token.ts';
import { notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import { limits } from '../limits.ts';
import { enqueueMail } from '../mail/outbox.ts';
import { recordActivity } from '../users/activity.ts';
import { actingViewer } from '../users/current-viewer.ts';
import { requireRecentSignIn } from '../users/recent-sign-in.ts';
import { apiTokenGone, tooManyApiTokens } from './errors.ts';
import type { AccountContext } from './context.ts';
import { newApiTokenForm } from './schema.ts';
import { finishChange } from './sensitive-change.ts';
import type { ApiTokenService, NewApiToken } from './types.ts';

const dayMs = 86_400_000;

const rfc3339 = (time: number): string => new Date(time).toISOString();

/** The tokens with which somebody's programs use the API. */
export const createApiTokenService = (context: AccountContext): ApiTokenService => ({
	async list() {
		const viewer = await actingViewer(context);
		if (!viewer) return notSignedIn;
		const rows = await tokensOf(context.database, viewer.id);
		return ok(
			rows.map(({ createdAt, expiresAt, lastUsedAt, ...row }) => ({
				...row,
				createdAt: rfc3339(createdAt),
				expiresAt: rfc3339(expiresAt),
				hasExpired: expiresAt <= context.now(),
				lastUsedAt: lastUsedAt === null ? null : rfc3339(lastUsedAt)
			}))
		);
	},
	create: (raw) => createToken(context, raw),
	async remove(id) {
		const viewer = await actingViewer(context);
		if (!viewer) return notSignedIn;
		if (!/^\d{1,15}$/.test(id)) return apiTokenGone;
		return finishChange(context, viewer, {
			kind: 'token_removed',
			mail: null,
			endsOthers: false,
			statements: [deleteToken(context.database, viewer.id, Number(id))]
		});
	}
});

async function createToken(context: AccountContext, raw: unknown): Promise<Result<NewApiToken>> {
	const recent = await requireRecentSignIn(context);
	if (recent.kind === 'error') return recent;
	const parsed = parseInput(newApiTokenForm, raw);
	if (parsed.kind === 'error') return parsed;
	const { database, log, now, place } = context;
	const { id: userId, identityProvider } = recent.value;
	const { name, scopes, days } = parsed.input;
	const [token, at] = [newApiToken(), now()];
	const hash = (await hashOf(token)) ?? '';
	const row = { userId, hash, name, scopes, createdAt: at, expiresAt: at + days * dayMs };
	const activity = { kind: 'token_added', identityProvider, ...place, at } as const;
	const data = { at, change: 'token_added', ...place } as const;
	const mail = {
		kind: 'security_changed',
		key: crypto.randomUUID(),
		personId: userId,
		data
	} as const;
	const [{ meta }] = await database.batch([
		insertToken(database, row, limits.apiTokens),
		...recordActivity(database, userId, activity, isStored(hash)),
		enqueueMail(database, mail, at, sql`${isStored(hash)}`)
	]);
	if (meta.changes === 0) return tooManyApiTokens;
	log('account_changed', { user: userId, reason: activity.kind });
	return ok({ token, name });
}
