import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { sessions } from '../schema.ts';

/** The person whose session this is, looked up within a statement. */
export const personOfSession = (sessionId: string): SQL =>
	sql`(SELECT ${sessions.userId} FROM ${sessions} WHERE ${sessions.id} = ${sessionId})`;
