import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { personOfSession } from '../database/sql/person-of-session.ts';
import type { RequestContext } from '../request-context.ts';
import { currentViewer } from './current-viewer.ts';

/**
 * Asks the database something about the viewer: in the round trip of the session, where there is a
 * cookie.
 *
 * @param ask gets the id of the person, in SQL
 * @returns null for nobody
 */
export async function askAboutViewer<T>(
	context: RequestContext,
	ask: (person: SQL) => Promise<T>
): Promise<T | null> {
	const { sessionId } = context;
	if (typeof sessionId === 'string') {
		const [viewer, answer] = await Promise.all([
			currentViewer(context),
			ask(personOfSession(sessionId))
		]);
		return viewer ? answer : null;
	}
	const viewer = await currentViewer(context);
	return viewer && ask(sql`${viewer.id}`);
}
