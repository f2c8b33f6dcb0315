import { users } from '../database/schema.ts';
import { ok } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import { nameWordsOf, replaceNameWords } from '../users/name-words.ts';
import type { AccountContext } from './context.ts';
import { names } from './schema.ts';
import { finishChange, isOf, requireOwnAccount } from './sensitive-change.ts';
import type { ProfileService } from './types.ts';

type NameService = Pick<ProfileService, 'changeNames'>;

export const createNameService = (context: AccountContext): NameService => ({
	async changeNames(raw) {
		const actor = await requireOwnAccount(context);
		if (actor.kind === 'error') return actor;
		const parsed = parseInput(names, raw);
		if (parsed.kind === 'error') return parsed;
		const { api, viewer } = actor.value;
		const { name } = parsed.input;
		const givenName = parsed.input.given_name ?? '';
		const familyName = parsed.input.family_name ?? '';
		const changed = await api.updateAttributes({
			name,
			given_name: givenName,
			family_name: familyName
		});
		if (changed.kind === 'error') return changed;
		const stored = { name, givenName: givenName || null, familyName: familyName || null };
		const { database } = context;
		const rename = database
			.update(users)
			.set({ ...stored, updatedAt: context.now() })
			.where(isOf(viewer));
		const noted = await finishChange(context, viewer, {
			kind: 'name',
			mail: null,
			endsOthers: false,
			statements: [rename, ...replaceNameWords(database, viewer.id, nameWordsOf(stored))]
		});
		return noted.kind === 'ok' ? ok(null) : noted;
	}
});
