import type { DrizzleD1Database } from 'drizzle-orm/d1';

/** D1 through Drizzle: see client.ts for how it is opened. */
export type Database = DrizzleD1Database;
