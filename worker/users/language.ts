import { eq, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { users } from '../database/schema.ts';
import type { Language } from '../languages/languages.ts';

/** Remembers the language in which somebody is written to. @param condition nothing changes unless it holds */
export const saveLanguage = (
	database: Database,
	userId: string | SQL<string>,
	language: Language,
	condition: SQL = sql`TRUE`
) =>
	database
		.update(users)
		.set({ language })
		.where(sql`${eq(users.id, userId)} AND ${users.language} IS NOT ${language} AND ${condition}`);

/** The language in which somebody is written to, looked up within a statement. */
export const languageOf = (userId: string | SQL): SQL =>
	sql`(SELECT ${users.language} FROM ${users} WHERE ${eq(users.id, userId)})`;
