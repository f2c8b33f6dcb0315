import type { User } from '../directory/user.ts';
import type { Pool } from '../pool.ts';
import type { SavedUser, Snapshot } from './snapshot.ts';

/** What has to be kept of a pool for its next start. */
export async function takeSnapshot(pool: Pool): Promise<Snapshot> {
	return {
		version: 1,
		users: [...pool.directory.users()].map(savedUser),
		removed: pool.directory.removed(),
		groups: pool.groups.list(),
		keys: await pool.keys.save(),
		...pool.refreshTokens.save()
	};
}

/** The texts of passwords stay in the configuration, where they are. */
function savedUser({ attributes, ...user }: User): SavedUser {
	const { password } = user;
	const saved = password !== null && 'text' in password ? ('configured' as const) : password;
	return {
		...user,
		attributes: { ...attributes },
		password: saved,
		passkeys: user.passkeys.map((passkey) => ({
			...passkey,
			publicKey: { ...passkey.publicKey, kty: passkey.publicKey.kty ?? '' }
		}))
	};
}
