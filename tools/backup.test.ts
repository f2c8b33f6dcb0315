import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, statSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types';
import { getPlatformProxy } from 'wrangler';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { applyMigrations } from './apply-migrations.ts';
import { BackupFile } from './backup/backup-file.ts';
import { ChangeLog } from './backup/change-log.ts';
import { restoreBackup } from './backup/restore-backup.ts';
import { allTables, keptTables } from './backup/tables.ts';
import { takeBackup } from './backup/take-backup.ts';
import { localState, withLocalDatabase } from './local-database.ts';
import { projectFolder, type ProjectFolder } from './testing/project-folder.ts';

/** Each start of wrangler takes seconds on a busy machine. */
const timeout = 240_000;

const backupScript = 'tools/backup.ts';
const restoreScript = 'tools/restore.ts';

const quiet = () => {};
const people = 40;
const eventsAtFirst = 3_000;

const numbers = (from: number, to: number) =>
	`WITH RECURSIVE numbers(n) AS (SELECT ${from} UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < ${to})`;

/** People with businesses and events, whose texts have quotes, line breaks and emoji. */
const market = [
	`${numbers(0, people)} INSERT INTO users (id, issuer, sub, username, email, email_verified, name, identity_provider, created_at, updated_at)
		SELECT 'u' || n, 'issuer', n, 'name', 'o''hara' || n || '@popmap.test', 1, 'Zoë "Z" O''Hara;' || char(10) || '🌸 \\u0041', 'COGNITO', 1, 2 FROM numbers`,
	`${numbers(0, people)} INSERT INTO businesses (owner_id, submission_id, slug, name, description, is_verified, search_text, listed_version, created_at, updated_at)
		SELECT 'u' || n, n, 'b' || n, '123', '', 1, '', 1, 1, 1 FROM numbers`,
	`${numbers(0, people)} INSERT INTO business_categories SELECT n + 1, 1 + n % 3 FROM numbers`,
	`INSERT INTO series (title, description, location_name, address) VALUES ('Weekly', '', '', '')`,
	`${numbers(0, eventsAtFirst)} INSERT INTO events (series_id, host_business_id, created_by, submission_id, slug, title, description, location_name, address, latitude, longitude, start_at, end_at, time_zone, utc_offset, search_text, created_at, updated_at)
		SELECT iif(n % 2, NULL, 1), 1 + n % ${people}, 'u' || (n % ${people}), n, 'e' || n, 'Event ' || n, 'Text', 'Here', '', n / 7.0, -n / 3.0 / 7, n, n, 'UTC', 0, '', 1, 1 FROM numbers`,
	`${numbers(0, eventsAtFirst)} INSERT INTO event_categories SELECT n + 1, 1 + n % 5 FROM numbers`,
	`${numbers(0, eventsAtFirst)} INSERT INTO event_businesses SELECT n + 1, 1 + n % ${people}, n FROM numbers`,
	`INSERT INTO jobs (kind, key, due_at) VALUES ('sweep-postings', '', 5)`,
	`INSERT INTO sessions (id, user_id, identity_provider, device, created_at, last_seen_at, expires_at) VALUES ('s1', 'u1', 'COGNITO', 'd', 1, 1, 1)`
];

const state = (folder: ProjectFolder) => folder.path(localState);

const run = (database: D1Database, ...statements: string[]) =>
	database.batch(statements.map((statement) => database.prepare(statement)));

/** Creates the tables, and rows if there are any. */
const migrated = (folder: ProjectFolder, rows: readonly string[] = []) =>
	withLocalDatabase(async (database) => {
		await applyMigrations(database);
		if (rows.length > 0) await run(database, ...rows);
	}, state(folder));

/** Every row of the tables that belong into a backup, past the backup's own code. */
const readEverything = (folder: ProjectFolder) =>
	folder.readDatabase((database) =>
		Object.fromEntries(
			keptTables().map(({ name, without }) => {
				const rows = database
					.prepare(`SELECT rowid AS number, * FROM "${name}" ORDER BY rowid`)
					.all();
				for (const row of rows) for (const column of without) delete row[column];
				return [name, rows];
			})
		)
	);

const namesOf = (folder: ProjectFolder, type: string) =>
	folder.readDatabase((database) =>
		database
			.prepare('SELECT name FROM sqlite_schema WHERE type = ?')
			.all(type)
			.map(({ name }) => String(name))
	);

/** Restores a backup into a new folder. */
async function restored(file: string) {
	const folder = projectFolder();
	onTestFinished(() => folder[Symbol.dispose]());
	await migrated(folder);
	using backup = BackupFile.open(file);
	if (!backup) throw new Error(`${file} is no backup`);
	const broken = await withLocalDatabase(
		(database) => restoreBackup({ database, file: backup, progress: quiet }),
		state(folder)
	);
	return { folder, broken };
}

/** Changes of every kind, as the site makes them, different in each round. */
const changesOf = (round: number) => {
	const id = 1 + ((round * 37) % (eventsAtFirst / 2));
	const doomed = eventsAtFirst - round;
	return [
		`UPDATE events SET title = 'Renamed ${round}', version = version + 1 WHERE id = ${id}`,
		`DELETE FROM event_categories WHERE event_id = ${id}`,
		`INSERT INTO event_categories VALUES (${id}, 1), (${id}, 7)`,
		`DELETE FROM events WHERE id = ${doomed}`,
		// The slug of one that was read is free for another.
		`INSERT INTO events (host_business_id, submission_id, slug, title, description, location_name, address, start_at, end_at, time_zone, search_text, created_at, updated_at)
			VALUES (2, 'late-${round}', 'e${doomed - 1}', 'Late', '', '', '', 1, 1, 'UTC', '', 1, 1)`,
		`INSERT INTO users (id, issuer, sub, username, email_verified, identity_provider, created_at, updated_at) VALUES ('late-${round}', 'issuer', 'late-${round}', '', 0, 'COGNITO', 1, 1)`,
		`INSERT INTO businesses (owner_id, submission_id, slug, name, description, search_text, created_at, updated_at) VALUES ('late-${round}', 'late', 'late-${round}', '', '', '', 1, 1)`,
		`INSERT INTO event_businesses SELECT ${id}, max(id), 7 FROM businesses`,
		...(round % 10 === 0 ? [`DELETE FROM users WHERE id = 'u${round / 10}'`] : []),
		...(round % 15 === 0 ? [`DELETE FROM businesses WHERE id = ${20 + round / 15}`] : [])
	];
};

/** A database into which somebody else writes before each page of a backup, and before its batches. */
const writingMeanwhile = (database: D1Database, write: () => Promise<void>): D1Database =>
	new Proxy(database, {
		get(target, name) {
			if (name === 'batch') {
				return async (statements: D1PreparedStatement[]) => {
					await write();
					return target.batch(statements);
				};
			}
			return (sql: string) => {
				const statement = target.prepare(sql);
				if (!sql.includes('ORDER BY rowid LIMIT')) return statement;
				return {
					bind: (...values: unknown[]) => ({
						all: async () => {
							await write();
							return statement.bind(...values).all();
						}
					})
				};
			};
		}
	});

describe('a backup', () => {
	it('decides about every table of the schema', async () => {
		using folder = projectFolder();
		await migrated(folder);
		const ours = namesOf(folder, 'table').filter(
			(name) => !/^(sqlite_|_cf_|d1_)|_search(_|$)/.test(name)
		);
		expect(allTables.map(({ name }) => name).sort()).toEqual(ours.sort());
		const kept = keptTables();
		for (const [index, { name, parents }] of kept.entries()) {
			const before = kept.slice(0, index).map((table) => table.name);
			// A row without its parent could not be restored.
			expect({ name, missing: parents.filter((parent) => !before.includes(parent)) }).toEqual({
				name,
				missing: []
			});
		}
	});

	it(
		'has the rows of one moment, however many are written meanwhile',
		async () => {
			using source = projectFolder();
			await migrated(source, market);
			const file = source.path('popmap.backup');
			let rounds = 0;
			let lastChanges = 0;
			await withLocalDatabase(async (database) => {
				const write = async () => {
					for (let round = 0; round < 8 && rounds < 150; round++) {
						rounds += 1;
						await run(database, ...changesOf(rounds));
					}
				};
				const progress = (table: string, done: number) => {
					if (table === 'changes') lastChanges = done;
				};
				const { broken } = await takeBackup(writingMeanwhile(database, write), file, progress);
				expect(broken).toEqual([]);
			}, state(source));
			// All of them were written before the backup ended.
			expect({ rounds, isFollowed: lastChanges > 1_000 }).toEqual({
				rounds: 150,
				isFollowed: true
			});
			const { folder } = await restored(file);
			expect(readEverything(folder)).toEqual(readEverything(source));
		},
		timeout
	);

	it(
		'works with D1 itself, which forbids much that SQLite can do',
		async () => {
			using source = projectFolder();
			await withLocalDatabase(applyMigrations, source.path(localState));
			const { env, dispose } = await getPlatformProxy<{ DB: D1Database }>({
				persist: { path: source.path(localState, 'v3') },
				envFiles: ['.no-settings']
			});
			onTestFinished(dispose);
			await run(env.DB, ...market);
			const file = source.path('popmap.backup');
			expect((await takeBackup(env.DB, file, quiet)).broken).toEqual([]);
			const tables = keptTables().toReversed();
			await run(env.DB, ...tables.map(({ name }) => `DELETE FROM "${name}"`));
			using backup = BackupFile.open(file);
			if (!backup) throw new Error('no backup');
			expect(await restoreBackup({ database: env.DB, file: backup, progress: quiet })).toEqual([]);
		},
		timeout
	);

	it(
		'leaves out broken rows with what refers to them, and says which',
		async () => {
			using source = projectFolder();
			await migrated(source, market);
			// Nothing but a fault of the disk or of another program makes such rows.
			source.changeDatabase(`
				PRAGMA foreign_keys = OFF;
				UPDATE events SET title = X'00ff' WHERE id = 700;
				INSERT INTO event_businesses VALUES (99999, 1, 1);
			`);
			const file = source.path('popmap.backup');
			const { code, stdout, stderr } = await source.run(backupScript, 'popmap.backup');
			expect({ code, isWritten: stdout.includes('Wrote popmap.backup') }).toEqual({
				code: 1,
				isWritten: true
			});
			expect(stderr).toContain('events, row 700: title is neither text nor a number');
			expect(stderr).toMatch(
				/event_businesses, row \d+: it refers to a row of events that does not/
			);
			const { folder } = await restored(file);
			source.changeDatabase(`
				PRAGMA foreign_keys = OFF;
				DELETE FROM events WHERE id = 700;
				DELETE FROM event_categories WHERE event_id = 700;
				DELETE FROM event_businesses WHERE event_id IN (700, 99999);
			`);
			expect(readEverything(folder)).toEqual(readEverything(source));
		},
		timeout
	);

	it(
		'is not made twice at a time, and leaves nothing behind',
		async () => {
			using source = projectFolder();
			await migrated(source, market);
			const before = [...namesOf(source, 'table'), ...namesOf(source, 'trigger')];
			await withLocalDatabase(async (database) => {
				const log = await ChangeLog.begin(database, [{ name: 'users', columns: ['id'] }]);
				const second = () => takeBackup(database, source.path('second.backup'), quiet);
				await expect(second()).rejects.toThrow('Another backup is running');
				// One that was killed holds up the next one until its lease ends, and then changes are lost.
				await run(database, 'UPDATE backup_lease SET until = unixepoch()');
				await second();
				await expect(log.next()).rejects.toThrow();
			}, state(source));
			expect([...namesOf(source, 'table'), ...namesOf(source, 'trigger')]).toEqual(before);
		},
		timeout
	);

	it(
		'is taken and restored by the commands, without anybody else reading it',
		async () => {
			using source = projectFolder();
			await migrated(source, market);
			expect(await source.run(backupScript, 'popmap.backup')).toMatchObject({ code: 0 });
			expect(statSync(source.path('popmap.backup')).mode & 0o777).toBe(0o600);
			const again = await source.run(backupScript, 'popmap.backup');
			expect(again).toMatchObject({ code: 1 });
			expect(again.stderr).toContain('Choose another name.');
			using target = projectFolder();
			const restore = await target.run(restoreScript, source.path('popmap.backup'));
			expect(restore).toMatchObject({ code: 0, stderr: '' });
			expect(restore.stdout).toContain('Every row is as it is in the file.');
			expect(readEverything(target)).toEqual(readEverything(source));
			const lists = target.readDatabase((database) =>
				database
					.prepare('SELECT count(*) AS unlisted FROM businesses WHERE listed_version IS NULL')
					.get()
			);
			expect(lists).toEqual({ unlisted: 0 });
			const sessions = target.readDatabase((database) =>
				database.prepare('SELECT id FROM sessions').all()
			);
			expect(sessions).toEqual([]);
			const twice = await target.run(restoreScript, source.path('popmap.backup'));
			expect(twice.stderr).toContain('The database is not empty: users has 40 rows');
			expect(twice.code).toBe(1);
		},
		timeout
	);

	it(
		'writes no file when the database cannot be reached',
		async () => {
			using folder = projectFolder();
			const nowhere = await folder.run(backupScript, 'none.backup', '--env', 'nowhere');
			expect(nowhere).toMatchObject({ code: 1 });
			expect(nowhere.stderr).toContain('no environment nowhere');
			const signedOut = await folder.run(backupScript, 'none.backup', '--env', 'production');
			expect(signedOut).toMatchObject({ code: 1 });
			expect(signedOut.stderr).toMatch(/could not be reached: .*\nnpx wrangler login signs you in/);
			expect(existsSync(folder.path('none.backup'))).toBe(false);
			expect(existsSync(folder.path('none.backup.partial'))).toBe(false);
		},
		timeout
	);
});

describe('a restore', () => {
	const source = projectFolder();
	const file = source.path('popmap.backup');
	beforeAll(async () => {
		await migrated(source, market);
		await withLocalDatabase((database) => takeBackup(database, file, quiet), state(source));
	}, timeout);
	afterAll(() => source[Symbol.dispose]());

	/** A copy of the backup that was changed past the tool. */
	function changedCopy(sql: string): string {
		const copy = source.path(`${randomUUID()}.backup`);
		cpSync(file, copy);
		using database = new DatabaseSync(copy, { enableForeignKeyConstraints: false });
		database.exec(sql);
		return copy;
	}

	it(
		'says that a file is no backup, or is damaged',
		async () => {
			using folder = projectFolder();
			writeFileSync(folder.path('text'), 'INSERT INTO users;');
			const { code, stderr } = await folder.run(restoreScript, 'text');
			expect(code).toBe(1);
			expect(stderr).toContain('was not written by npm run backup');
			const damaged = changedCopy(`UPDATE events SET title = 'Changed' WHERE id = 5`);
			await expect(restored(damaged)).rejects.toThrow('The file is damaged: events');
		},
		timeout
	);

	it(
		'skips rows that the database rejects, and names them',
		async () => {
			using folder = projectFolder();
			await migrated(folder);
			// As a release would whose tables are stricter than those of the backup.
			folder.changeDatabase(
				`CREATE TRIGGER strict BEFORE INSERT ON events WHEN NEW.id IN (3, 4, 1000) BEGIN SELECT RAISE(ABORT, 'too strict'); END`
			);
			using backup = BackupFile.open(file);
			if (!backup) throw new Error('no backup');
			const broken = await withLocalDatabase(
				(database) => restoreBackup({ database, file: backup, progress: quiet }),
				state(folder)
			);
			const rejected = broken.filter(({ table }) => table === 'events');
			expect(rejected.map(({ number }) => number)).toEqual([3, 4, 1000]);
			expect(rejected[0]?.reason).toContain('too strict');
			// And what refers to them.
			expect(broken).toHaveLength(9);
			const { events = [], event_categories: links = [] } = readEverything(folder);
			expect([events.length, links.length]).toEqual([eventsAtFirst - 3, eventsAtFirst - 3]);
		},
		timeout
	);

	it(
		'continues after an interruption',
		async () => {
			using folder = projectFolder();
			await migrated(folder);
			using backup = BackupFile.open(file);
			if (!backup) throw new Error('no backup');
			const stopAt = (table: string) => {
				if (table === 'event_categories') throw new Error('Stopped');
			};
			await withLocalDatabase(async (database) => {
				const restore = (progress: (table: string) => void) =>
					restoreBackup({ database, file: backup, progress });
				await expect(restore(stopAt)).rejects.toThrow('Stopped');
				expect(await restore(quiet)).toEqual([]);
			}, state(folder));
			expect(readEverything(folder)).toEqual(readEverything(source));
		},
		timeout
	);

	it(
		'gives no id again that was used before the backup',
		async () => {
			using folder = projectFolder();
			await migrated(folder, [...market, 'DELETE FROM events WHERE id > 2990']);
			const path = folder.path('popmap.backup');
			await withLocalDatabase((database) => takeBackup(database, path, quiet), state(folder));
			const { folder: target } = await restored(path);
			const last = target.readDatabase((database) =>
				database.prepare(`SELECT seq FROM sqlite_sequence WHERE name = 'events'`).get()
			);
			expect(last).toEqual({ seq: eventsAtFirst });
		},
		timeout
	);
});
