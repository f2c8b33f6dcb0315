import { drizzle } from 'drizzle-orm/d1';
import * as schema from './schema.ts';

/** D1 through Drizzle. Every statement goes to the primary, so a write is seen by the next read. */
export const openDatabase = (d1: D1Database) => drizzle(d1, { schema });
export type Database = ReturnType<typeof openDatabase>;
