import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyMigrations } from './apply-migrations.ts';
import { backedUpTables, insertStatement } from './backup/insert-statements.ts';
import { localState, withLocalDatabase } from './local-database.ts';
import { projectFolder, type ProjectFolder } from './testing/project-folder.ts';
import { wrangler } from './wrangler.ts';

const backupScript = 'tools/backup.ts';

/** Creates the tables and inserts rows. */
async function fill(folder: ProjectFolder, rows: readonly string[] = []): Promise<void> {
	await withLocalDatabase(async (database) => {
		await applyMigrations(database);
		for (const row of rows) await database.prepare(row).run();
	}, folder.path(localState));
}

/** The users, the categories, and the names of all tables. */
const readDatabase = (folder: ProjectFolder) =>
	folder.readDatabase((database) => {
		const all = (sql: string) => database.prepare(sql).all();
		return {
			users: all('SELECT * FROM users ORDER BY id'),
			categories: all('SELECT * FROM categories ORDER BY id'),
			tables: all(
				`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'`
			).map(({ name }) => String(name))
		};
	});

const market = [
	`INSERT INTO users (id, issuer, sub, username, email, email_verified, name, given_name, family_name, identity_provider, created_at, updated_at) VALUES ('u1', 'issuer', 'sub', 'name', 'o''hara@popmap.test', 1, 'Zoë "Z" O''Hara; 🌸', NULL, NULL, 'COGNITO', 1, 2)`,
	`INSERT INTO sessions (id, user_id, identity_provider, device, created_at, last_seen_at, expires_at) VALUES ('s1', 'u1', 'COGNITO', 'd', 1, 1, 1)`
];

/** Each start of wrangler takes seconds on a busy machine. */
const timeout = 240_000;

describe('npm run backup', () => {
	const first = projectFolder();
	const second = projectFolder();
	beforeAll(async () => {
		await fill(first, market);
		expect(await first.run(backupScript, 'kept.sql')).toMatchObject({ code: 0 });
	}, timeout);
	afterAll(() => [first, second].forEach((folder) => folder[Symbol.dispose]()));

	it(
		'restores every row exactly in an empty database',
		async () => {
			await fill(second);
			const restore = ['d1', 'execute', 'DB', '--local', '--file', first.path('kept.sql')];
			expect(await second.run(wrangler, ...restore)).toMatchObject({ code: 0 });
			const found = readDatabase(first);
			expect(found.users).toMatchObject([{ name: 'Zoë "Z" O\'Hara; 🌸' }]);
			expect(found.categories.length).toBeGreaterThan(5);
			expect(readDatabase(second)).toEqual(found);
			const ours = found.tables.filter((name) => !/^(sqlite_|_cf_|d1_|\w+_search_)/.test(name));
			// The cron makes the lists again, and cached pages expire; every other table must be in the backup.
			const leftOut = [
				'sessions',
				'known_devices',
				'mails',
				'announcements',
				'purges',
				'handovers'
			];
			const lists = ['terms', 'postings', 'listings'];
			expect([...backedUpTables, ...leftOut, ...lists].sort()).toEqual(ours.sort());
		},
		timeout
	);

	it('leaves sessions out', () => {
		expect(first.read('kept.sql')).not.toContain('sessions');
	});

	it('does not overwrite a file', async () => {
		const before = first.read('kept.sql');
		const { code, stderr } = await first.run(backupScript, 'kept.sql');
		expect(code).toBe(1);
		expect(stderr).toContain('Choose another name.');
		expect(first.read('kept.sql')).toBe(before);
	});

	it(
		'writes no file when the database cannot be read',
		async () => {
			const { code, stderr } = await first.run(backupScript, 'none.sql', '--env', 'nowhere');
			expect(code).toBe(1);
			expect(stderr).toContain('there is no backup');
			expect(existsSync(first.path('none.sql'))).toBe(false);
		},
		timeout
	);

	it('rejects a value that SQL text cannot hold', () => {
		expect(() => insertStatement('users', { id: { blob: 1 } })).toThrow('cannot be backed up');
	});
});
