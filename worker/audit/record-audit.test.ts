import { env } from 'cloudflare:workers';
import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../database/client.ts';
import { audit } from '../database/schema.ts';
import { recordAudit } from './record-audit.ts';
import type { AuditEntry } from './record-audit.ts';

const database = openDatabase(env.DB);

/** Of this file alone: nothing is ever deleted from the log. */
const subject = 'person-of-this-test';

const linked: AuditEntry = {
	action: 'identity_linked',
	actor: 'person-1',
	subject: { kind: 'person', id: subject },
	details: { provider: 'Google', merged: null }
};

const run = (query: string) => env.DB.prepare(query).run();

beforeAll(async () => {
	await database.batch([
		recordAudit(database, linked, 1, sql`TRUE`),
		recordAudit(database, { ...linked, actor: null }, 2, sql`FALSE`)
	]);
});

describe('the audit log', () => {
	it('has an entry for what happened, and none for what did not', async () => {
		expect(await database.select().from(audit).where(eq(audit.subjectId, subject))).toEqual([
			{
				id: expect.any(Number),
				at: 1,
				actor: 'person-1',
				action: 'identity_linked',
				subjectKind: 'person',
				subjectId: subject,
				details: '{"provider":"Google","merged":null}',
				seal: null
			}
		]);
	});

	it.each([
		['deleted', 'DELETE FROM audit'],
		[
			'replaced',
			`INSERT OR REPLACE INTO audit SELECT id, 5, actor, action, subject_kind, subject_id, details, seal FROM audit`
		],
		['changed', `UPDATE audit SET details = '{}'`],
		['changed while it is sealed', `UPDATE audit SET seal = 'hash', actor = NULL`]
	])('has no entry that can be %s', async (_, query) => {
		const before = await database.select().from(audit).where(eq(audit.subjectId, subject));
		await expect(run(query)).rejects.toThrow('append-only');
		expect(await database.select().from(audit).where(eq(audit.subjectId, subject))).toEqual(before);
	});

	it('lets an entry be sealed once', async () => {
		await run(`UPDATE audit SET seal = 'hash' WHERE subject_id = '${subject}'`);
		await expect(
			run(`UPDATE audit SET seal = 'other' WHERE subject_id = '${subject}'`)
		).rejects.toThrow('append-only');
		await expect(
			run(`UPDATE audit SET seal = NULL WHERE subject_id = '${subject}'`)
		).rejects.toThrow('append-only');
		expect(
			await database.select({ seal: audit.seal }).from(audit).where(eq(audit.subjectId, subject))
		).toEqual([{ seal: 'hash' }]);
	});

	it('takes no details of more than a thousand characters', () => {
		const long: AuditEntry = { ...linked, details: { provider: 'x'.repeat(1_000), merged: null } };
		expect(() => recordAudit(database, long, 1, sql`TRUE`)).toThrow(RangeError);
	});
});
