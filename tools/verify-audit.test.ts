import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { applyMigrations } from './apply-migrations.ts';
import { localState, withLocalDatabase } from './local-database.ts';
import { projectFolder } from './testing/project-folder.ts';

const script = 'tools/verify-audit.ts';
const folder = projectFolder();

const change = (statement: string) =>
	withLocalDatabase(async (database) => {
		await database.prepare(statement).run();
	}, folder.path(localState));

const sealOf = (previous: string, id: number) =>
	createHash('sha256')
		.update(JSON.stringify([previous, id, id * 10, 'person', 'team_left', 'person', 'x', '{}']))
		.digest('hex');
const first = sealOf('0'.repeat(64), 1);
const second = sealOf(first, 2);

beforeAll(async () => {
	await withLocalDatabase(applyMigrations, folder.path(localState));
	for (const [id, seal] of [
		[1, `'${first}'`],
		[2, `'${second}'`],
		[3, 'NULL']
	]) {
		await change(
			`INSERT INTO audit VALUES (${id}, ${id} * 10, 'person', 'team_left', 'person', 'x', '{}', ${seal})`
		);
	}
});
afterAll(() => folder[Symbol.dispose]());

it('says that the chain holds, and where it ends', async () => {
	const { code, stdout } = await folder.run(script, '--head', `1:${first}`);
	expect([code, stdout]).toEqual([0, expect.stringContaining(`The end: 2:${second}`)]);
	expect(stdout).toContain('1 newer entries wait');
}, 240_000);

it('says which entry is broken, and how', async () => {
	const moved = await folder.run(script, '--head', `2:${first}`);
	expect([moved.code, moved.stdout + moved.stderr]).toEqual([
		1,
		expect.stringContaining('broken at entry 2: the seal that was noted elsewhere')
	]);
	for (const trigger of ['audit_no_change', 'audit_no_delete']) {
		await change(`DROP TRIGGER ${trigger}`);
	}
	await change(`UPDATE audit SET actor = 'somebody else' WHERE id = 1`);
	const changed = await folder.run(script);
	expect([changed.code, changed.stdout + changed.stderr]).toEqual([
		1,
		expect.stringContaining('broken at entry 1: its seal is not that of what it says')
	]);
	await change(`UPDATE audit SET actor = 'person' WHERE id = 1`);
	await change('DELETE FROM audit WHERE id = 1');
	const removed = await folder.run(script);
	expect([removed.code, removed.stdout + removed.stderr]).toEqual([
		1,
		expect.stringContaining('broken at entry 1: it is missing')
	]);
}, 240_000);
