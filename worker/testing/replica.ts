import type { D1Database } from '@cloudflare/workers-types';
import { applyD1Migrations } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { inject } from 'vitest';

/** An empty second database, which plays a replica: vitest.config.ts binds it. */
export async function openReplica(): Promise<D1Database> {
	const bound: unknown = Reflect.get(env, 'REPLICA');
	if (!isDatabase(bound)) throw new TypeError('vitest.config.ts binds no REPLICA');
	await applyD1Migrations(bound, inject('migrations'));
	return bound;
}

const isDatabase = (value: unknown): value is D1Database =>
	typeof value === 'object' && value !== null && 'withSession' in value;
