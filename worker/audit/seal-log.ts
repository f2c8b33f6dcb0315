import { asc, desc, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/client.ts';
import { audit } from '../database/schema.ts';
import type { Log } from '../observability/log.ts';
import { firstSeal, sealOf } from './seal.ts';

interface Context {
	database: Database;
	now: Clock;
	log: Log;
}

/** Entries of one run of the cron: the next run goes on. */
const batchSize = 500;

/**
 * Seals the entries of the audit log that are not sealed yet, in their order. Runs may overlap: an
 * entry is only sealed after the one before it, so the second finds nothing left to do.
 */
export async function sealLog({ database, log }: Context): Promise<void> {
	const [last, rows] = await Promise.all([
		database
			.select({ id: audit.id, seal: audit.seal })
			.from(audit)
			.where(isNotNull(audit.seal))
			.orderBy(desc(audit.id))
			.limit(1),
		database.select().from(audit).where(isNull(audit.seal)).orderBy(asc(audit.id)).limit(batchSize)
	]);
	const newest = rows.at(-1);
	if (!newest) return;
	let seal = last[0]?.seal ?? firstSeal;
	const seals: [id: number, seal: string][] = [];
	for (const row of rows) {
		seal = await sealOf(seal, row);
		seals.push([row.id, seal]);
	}
	const lastSealed = sql`(SELECT max(${audit.id}) FROM ${audit} WHERE ${audit.seal} IS NOT NULL)`;
	const { meta } = await database
		.update(audit)
		.set({ seal: sql`sealed.value ->> 1` })
		.from(sql`json_each(${JSON.stringify(seals)}) sealed`)
		.where(
			sql`${audit.id} = sealed.value ->> 0 AND ${audit.seal} IS NULL AND ${lastSealed} IS ${last[0]?.id ?? null}`
		);
	// In the log of the Worker, which is kept elsewhere: an end of the chain that nobody can move.
	if (meta.changes > 0) log('audit_sealed', { count: meta.changes, id: newest.id, seal });
}
