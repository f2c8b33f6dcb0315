import { env } from 'cloudflare:workers';
import { desc, gt, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../database/client.ts';
import { audit } from '../database/schema.ts';
import { recordAudit } from './record-audit.ts';
import { sealLog } from './seal-log.ts';

const database = openDatabase(env.DB);
const logged: object[] = [];
const context = {
	database,
	now: () => 1,
	log: (event: string, fields: object = {}) => void logged.push({ event, ...fields })
};
/** Where the log of the other tests ends: nothing is ever deleted from it. */
let before = { id: 0, seal: '0'.repeat(64) };
const seals = async () =>
	(await database.select().from(audit).where(gt(audit.id, before.id)).orderBy(audit.id)).map(
		({ seal }) => seal
	);

/** Written by hand, so that it does not repeat what it checks. */
async function hashOf(text: string): Promise<string> {
	const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const record = (actor: string | null, at: number) =>
	recordAudit(
		database,
		{
			action: 'identity_linked',
			actor,
			subject: { kind: 'person', id: 'person-“1”' },
			details: { provider: 'Google', merged: null }
		},
		at,
		sql`TRUE`
	);

beforeAll(async () => {
	for (let run = 0; run < 20; run++) await sealLog(context);
	logged.length = 0;
	const [last] = await database.select().from(audit).orderBy(desc(audit.id)).limit(1);
	if (last) before = { id: last.id, seal: last.seal ?? '' };
	await record('person-1', 5);
	await record(null, 6);
	await record('person-2', 7);
});

describe('the seals of the audit log', () => {
	it('chain each entry to all before it, however many runs seal at once', async () => {
		await Promise.all([sealLog(context), sealLog(context)]);
		const said =
			'"identity_linked","person","person-“1”","{\\"provider\\":\\"Google\\",\\"merged\\":null}"';
		const first = before.id + 1;
		const one = await hashOf(`["${before.seal}",${first},5,"person-1",${said}]`);
		const two = await hashOf(`["${one}",${first + 1},6,null,${said}]`);
		const three = await hashOf(`["${two}",${first + 2},7,"person-2",${said}]`);
		expect(await seals()).toEqual([one, two, three]);
		expect(logged).toEqual([{ event: 'audit_sealed', count: 3, id: first + 2, seal: three }]);
	});

	it('go on from the last one, and say nothing when there is nothing to seal', async () => {
		await sealLog(context);
		expect(logged).toHaveLength(1);
		await record('person-3', 8);
		await sealLog(context);
		const all = await seals();
		expect(new Set(all).size).toBe(4);
		expect(all).not.toContain(null);
	});
});
