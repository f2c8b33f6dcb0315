import { execFile } from 'node:child_process';
import {
	cpSync,
	existsSync,
	globSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyMigrations } from './apply-migrations.ts';
import { insertStatement, keptTables } from './backup/insert-statements.ts';
import { withLocalDatabase } from './local-database.ts';
import { localState } from './migrate.js';
import { quietTools, wrangler } from './wrangler.js';

const wranglerScript = resolve(wrangler);
const backupScript = resolve('dev/backup.ts');
const folders: string[] = [];

/** A folder with a local database of its own: what the migrations make, and these rows. */
async function place(rows: readonly string[] = []): Promise<string> {
	const folder = mkdtempSync(join(tmpdir(), 'popmap-backup-'));
	folders.push(folder);
	cpSync('wrangler.toml', join(folder, 'wrangler.toml'));
	mkdirSync(join(folder, 'worker'));
	writeFileSync(join(folder, 'worker', 'index.ts'), 'export default {};');
	symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
	await withLocalDatabase(
		async (database) => {
			await applyMigrations(database);
			for (const row of rows) await database.prepare(row).run();
		},
		join(folder, localState)
	);
	return folder;
}

async function run(folder: string, script: string, ...args: string[]): Promise<string> {
	const options = { cwd: folder, env: { ...quietTools(), CI: 'true' } };
	return (await promisify(execFile)(process.execPath, [script, ...args], options)).stdout;
}

/** The people, the categories, and the names of all tables, read past wrangler. */
function look(folder: string) {
	const [file = ''] = globSync(join(folder, '.wrangler/state/v3/d1/*/*.sqlite'), {
		exclude: (name) => String(name).endsWith('metadata.sqlite')
	});
	using database = new DatabaseSync(file, { readOnly: true });
	const all = (sql: string) => database.prepare(sql).all();
	return {
		users: all('SELECT * FROM users ORDER BY id'),
		categories: all('SELECT * FROM categories ORDER BY id'),
		tables: all(
			`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'`
		).map(({ name }) => String(name))
	};
}

const market = [
	`INSERT INTO users VALUES ('u1', 'issuer', 'sub', 'name', 'o''hara@popmap.test', 1, 'Zoë "Z" O''Hara; 🌸', NULL, NULL, 'COGNITO', 1, 2)`,
	`INSERT INTO sessions (id, user_id, identity_provider, device, created_at, last_seen_at, expires_at) VALUES ('s1', 'u1', 'COGNITO', 'd', 1, 1, 1)`
];

/** Each start of wrangler takes seconds on a busy machine. */
const patience = 240_000;

describe('npm run backup', () => {
	let first = '';
	beforeAll(async () => {
		first = await place(market);
		await run(first, backupScript, 'kept.sql');
	}, patience);
	afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

	it(
		'brings everything back into an empty database, to the letter',
		async () => {
			const second = await place();
			const restore = ['d1', 'execute', 'DB', '--local', '--file', join(first, 'kept.sql')];
			await run(second, wranglerScript, ...restore);
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
		expect(readFileSync(join(first, 'kept.sql'), 'utf8')).not.toContain('sessions');
	});

	it('does not write over another backup', async () => {
		const before = readFileSync(join(first, 'kept.sql'), 'utf8');
		await expect(run(first, backupScript, 'kept.sql')).rejects.toThrow('Choose another name.');
		expect(readFileSync(join(first, 'kept.sql'), 'utf8')).toBe(before);
	});

	it(
		'leaves nothing that looks like a backup where the database cannot be read',
		async () => {
			const failed = run(first, backupScript, 'none.sql', '--env', 'nowhere');
			await expect(failed).rejects.toThrow('there is no backup');
			expect(existsSync(join(first, 'none.sql'))).toBe(false);
		},
		patience
	);

	it('refuses a value that it could not bring back', () => {
		expect(() => insertStatement('users', { id: { blob: 1 } })).toThrow('not kept');
	});
});
