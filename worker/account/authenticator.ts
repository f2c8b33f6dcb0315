import { users } from '../database/schema.ts';
import { ok } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import { actingViewer } from '../users/current-viewer.ts';
import type { Viewer } from '../users/viewer.ts';
import { authenticatorSetup } from './authenticator-setup.ts';
import type { AccountContext } from './context.ts';
import { authenticatorCode, keptSessions } from './schema.ts';
import { finishChange, isOf, requireActor } from './sensitive-change.ts';
import type { SecurityService } from './types.ts';

type AuthenticatorService = Pick<
	SecurityService,
	'startAuthenticator' | 'repeatAuthenticator' | 'confirmAuthenticator' | 'removeAuthenticator'
>;

const isSecret = (text: string) => /^[A-Z2-7]{16,128}=*$/.test(text);

/** What an app calls the account. */
const accountName = ({ email, name }: Viewer) => email ?? name;

export const createAuthenticatorService = (context: AccountContext): AuthenticatorService => ({
	async startAuthenticator() {
		const actor = await requireActor(context);
		if (actor.kind === 'error') return actor;
		const secret = await actor.value.api.startAuthenticator();
		if (secret.kind === 'error') return secret;
		return ok(authenticatorSetup(secret.value, accountName(actor.value.viewer)));
	},
	async repeatAuthenticator(secret) {
		const viewer = await actingViewer(context);
		return viewer && isSecret(secret) ? authenticatorSetup(secret, accountName(viewer)) : null;
	},
	async confirmAuthenticator(raw) {
		const actor = await requireActor(context);
		if (actor.kind === 'error') return actor;
		const parsed = parseInput(authenticatorCode, raw);
		if (parsed.kind === 'error') return parsed;
		const { code, name, keep_sessions: keeps } = parsed.input;
		const { api, viewer } = actor.value;
		const verified = await api.verifyAuthenticator(code, name ?? '');
		const used = verified.kind === 'ok' ? await api.useAuthenticator(true) : verified;
		if (used.kind === 'error') return used;
		const rename = context.database
			.update(users)
			.set({ authenticatorName: name || null })
			.where(isOf(viewer));
		return finishChange(context, viewer, {
			kind: 'authenticator_added',
			mail: 'authenticator_added',
			endsOthers: !keeps,
			statements: [rename]
		});
	},
	async removeAuthenticator(raw) {
		const actor = await requireActor(context);
		if (actor.kind === 'error') return actor;
		const parsed = parseInput(keptSessions, raw);
		if (parsed.kind === 'error') return parsed;
		const { api, viewer } = actor.value;
		const removed = await api.useAuthenticator(false);
		if (removed.kind === 'error') return removed;
		const forget = context.database
			.update(users)
			.set({ authenticatorName: null })
			.where(isOf(viewer));
		return finishChange(context, viewer, {
			kind: 'authenticator_removed',
			mail: 'authenticator_removed',
			endsOthers: !parsed.input.keep_sessions,
			statements: [forget]
		});
	}
});
