import type { D1Database } from '@cloudflare/workers-types';
import { withLocalDatabase } from '../local-database.ts';

/** Opens the database of an environment, or the local one, until `use` has settled. */
export async function withDatabase<T>(
	environment: string | undefined,
	use: (database: D1Database) => Promise<T>
): Promise<T> {
	if (environment === undefined) return withLocalDatabase(use);
	// wrangler takes seconds and hundreds of megabytes to load.
	const { withRemoteDatabase } = await import('./remote-database.ts');
	return withRemoteDatabase(environment, use);
}
