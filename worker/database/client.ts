import type { D1Database } from '@cloudflare/workers-types';
import { drizzle } from 'drizzle-orm/d1';
import { BatchingD1 } from './batching-d1.ts';

/**
 * Opens D1 through Drizzle, for one piece of work: reads that start in the same turn share a round
 * trip. Every statement goes to the primary, so the next read sees a write.
 */
export const openDatabase = (d1: D1Database) => drizzle(new BatchingD1(d1));

export type Database = ReturnType<typeof openDatabase>;
