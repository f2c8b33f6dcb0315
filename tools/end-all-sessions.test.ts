import { afterAll, beforeAll, expect, it } from 'vitest';
import { applyMigrations } from './apply-migrations.ts';
import { localState, withLocalDatabase } from './local-database.ts';
import { projectFolder } from './testing/project-folder.ts';

const script = 'tools/end-all-sessions.ts';
const folder = projectFolder();

beforeAll(() =>
	withLocalDatabase(async (database) => {
		await applyMigrations(database);
		await database
			.prepare(
				`INSERT INTO users (id, issuer, sub, username, email_verified, identity_provider, created_at, updated_at)
				VALUES ('u1', 'issuer', 'sub', 'name', 0, 'COGNITO', 1, 2)`
			)
			.run();
		await database
			.prepare(
				`WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 5600)
				INSERT INTO sessions (id, user_id, identity_provider, device, created_at, last_seen_at, expires_at, ended_at, ended_because, successor)
				SELECT 's' || n, 'u1', 'COGNITO', 'd', 1, 1, 4102444800000, iif(n = 1, 7, NULL), iif(n = 1, 'signed_out', NULL), 'sealed' FROM numbers`
			)
			.run();
	}, folder.path(localState))
);
afterAll(() => folder[Symbol.dispose]());

const found = () =>
	folder.readDatabase((database) =>
		database
			.prepare(
				`SELECT ended_because, count(*) AS n, count(successor) AS tokens FROM sessions GROUP BY ended_because ORDER BY n`
			)
			.all()
			.map((row) => ({ ...row }))
	);

it('ends the sessions of everybody in batches, and leaves those that have ended', async () => {
	const first = await folder.run(script);
	expect(first).toMatchObject({ code: 0 });
	expect(first.stdout).toContain('5599 sessions ended. Everybody signs in again.');
	expect(found()).toEqual([
		{ ended_because: 'signed_out', n: 1, tokens: 1 },
		{ ended_because: 'ended_by_operator', n: 5599, tokens: 0 }
	]);
	expect((await folder.run(script)).stdout).toContain('0 sessions ended');
}, 240_000);

it('says so when the database of an environment cannot be reached', async () => {
	const { code, stdout, stderr } = await folder.run(script, '--env', 'production');
	expect(code).toBe(1);
	expect(stdout + stderr).toContain('The database could not be changed:');
}, 240_000);
