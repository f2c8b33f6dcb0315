import { invalid } from '../http/errors.ts';
import { parseForm } from './parse-form.ts';
import type { AccountContext } from './context.ts';
import { passwordChange } from './schema.ts';
import { finishChange, requireActor } from './sensitive-change.ts';
import type { SecurityService } from './types.ts';

type PasswordService = Pick<SecurityService, 'changePassword' | 'finishReset'>;

export const createPasswordService = (context: AccountContext): PasswordService => ({
	async changePassword(raw) {
		const actor = await requireActor(context);
		if (actor.kind === 'error') return actor;
		const parsed = parseForm(passwordChange, raw);
		if (parsed.kind === 'error') return parsed;
		const { current_password: current, password, keep_sessions: keeps } = parsed.input;
		if (current === password) return invalid({ password: 'Please choose a new password.' });
		const { api, viewer } = actor.value;
		const changed = await api.changePassword(current, password);
		if (changed.kind === 'error') return changed;
		return finishChange(context, viewer, {
			kind: 'password',
			mail: 'password',
			endsOthers: !keeps
		});
	},
	async finishReset() {
		const actor = await requireActor(context);
		if (actor.kind === 'error') return actor;
		const { viewer } = actor.value;
		return finishChange(context, viewer, { kind: 'password', mail: 'password', endsOthers: true });
	}
});
