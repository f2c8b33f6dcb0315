import type { Config } from '../config/config.ts';
import type { User } from '../directory/user.ts';
import type { SavedUser } from './snapshot.ts';

/** A user as before, whose password the configuration may tell. */
export function restoreUser({ password, ...saved }: SavedUser, config: Config): User {
	if (password !== 'configured') return { ...saved, password };
	const person = config.people.find(({ id }) => id === saved.personId);
	return { ...saved, password: { text: person?.password ?? config.default_password } };
}
