import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyMigrations } from './apply-migrations.ts';
import { insertStatement, keptTables } from './backup/insert-statements.ts';
import { withLocalDatabase } from './local-database.ts';
import { localState } from './migrate.js';
import { projectFolder, type ProjectFolder } from './testing/project-folder.ts';
import { wrangler } from './wrangler.js';

const backupScript = 'tools/backup.ts';

/** Makes the tables, and these rows in them. */
async function fill(folder: ProjectFolder, rows: readonly string[] = []): Promise<void> {
	await withLocalDatabase(async (database) => {
		await applyMigrations(database);
		for (const row of rows) await database.prepare(row).run();
	}, folder.path(localState));
}

/** The people, the categories, and the names of all tables. */
const look = (folder: ProjectFolder) =>
	folder.look((database) => {
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
	`INSERT INTO users VALUES ('u1', 'issuer', 'sub', 'name', 'o''hara@popmap.test', 1, 'Zoë "Z" O''Hara; 🌸', NULL, NULL, 'COGNITO', 1, 2)`,
	`INSERT INTO sessions (id, user_id, identity_provider, device, created_at, last_seen_at, expires_at) VALUES ('s1', 'u1', 'COGNITO', 'd', 1, 1, 1)`
];

/** Each start of wrangler takes seconds on a busy machine. */
const patience = 240_000;

describe('npm run backup', () => {
	const first = projectFolder();
	const second = projectFolder();
	beforeAll(async () => {
		await fill(first, market);
		expect(await first.run(backupScript, 'kept.sql')).toMatchObject({ code: 0 });
	}, patience);
	afterAll(() => [first, second].forEach((folder) => folder[Symbol.dispose]()));

	it(
		'brings everything back into an empty database, to the letter',
		async () => {
			await fill(second);
			const restore = ['d1', 'execute', 'DB', '--local', '--file', first.path('kept.sql')];
			expect(await second.run(wrangler, ...restore)).toMatchObject({ code: 0 });
			const found = look(first);
			expect(found.users).toMatchObject([{ name: 'Zoë "Z" O\'Hara; 🌸' }]);
			expect(found.categories.length).toBeGreaterThan(5);
			expect(look(second)).toEqual(found);
			const ours = found.tables.filter((name) => !/^(sqlite_|_cf_|d1_|\w+_search_)/.test(name));
			// Sessions are not kept, and listings are made again; a new table is one or the other.
			expect([...keptTables, 'sessions', 'listings'].sort()).toEqual(ours.sort());
		},
		patience
	);

	it('keeps no session', () => {
		expect(first.read('kept.sql')).not.toContain('sessions');
	});

	it('does not write over another backup', async () => {
		const before = first.read('kept.sql');
		const { code, stderr } = await first.run(backupScript, 'kept.sql');
		expect(code).toBe(1);
		expect(stderr).toContain('Choose another name.');
		expect(first.read('kept.sql')).toBe(before);
	});

	it(
		'leaves nothing that looks like a backup where the database cannot be read',
		async () => {
			const { code, stderr } = await first.run(backupScript, 'none.sql', '--env', 'nowhere');
			expect(code).toBe(1);
			expect(stderr).toContain('there is no backup');
			expect(existsSync(first.path('none.sql'))).toBe(false);
		},
		patience
	);

	it('refuses a value that it could not bring back', () => {
		expect(() => insertStatement('users', { id: { blob: 1 } })).toThrow('not kept');
	});
});
