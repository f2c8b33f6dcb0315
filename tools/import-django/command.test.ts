import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { testSettings } from '../test-settings.ts';
import { localState, migrateLocally } from '../local-database.ts';
import { projectFolder, type ProjectFolder } from '../testing/project-folder.ts';
import { odd, typedDump } from '../testing/typed-dump.ts';
import { wrangler } from '../wrangler.ts';
import { loadSampleOnce } from './sample.ts';

const importScript = 'tools/import.ts';
/** Each start of wrangler takes seconds on a busy machine. */
const timeout = 240_000;

const folder = projectFolder();
const settings = Object.entries(testSettings).map(([name, value]) => `${name}=${value}\n`);
writeFileSync(folder.path('.dev.vars'), settings.join(''));
writeFileSync(folder.path('popmap.json'), JSON.stringify(typedDump));
writeFileSync(folder.path('cut-short.json'), '[{"model": "events.category", ');
writeFileSync(folder.path('object.json'), '{}');
afterAll(() => folder[Symbol.dispose]());

/** What both ways of importing must leave in the database, apart from ids. */
const imported = `SELECT b.name, b.slug, b.description, b.is_verified, u.sub, u.issuer, u.given_name,
		e.title, e.slug AS event, e.location_name, e.start_at, e.time_zone, e.status,
		(SELECT group_concat(heading) FROM (SELECT heading FROM listings ORDER BY heading)) AS listed
	FROM businesses b JOIN users u ON u.id = b.owner_id JOIN events e ON e.host_business_id = b.id
		JOIN event_businesses p ON p.event_id = e.id AND p.business_id = b.id`;

const importedInto = (database: DatabaseSync): object[] =>
	database
		.prepare(imported)
		.all()
		.map((row) => ({ ...row }));

/** @returns where the local database of a folder is, with its tables */
async function migrated(project: ProjectFolder): Promise<string> {
	const state = project.path(localState);
	mkdirSync(state, { recursive: true });
	await migrateLocally(state);
	return state;
}

describe('npm run import', () => {
	it(
		'explains what is wrong with its arguments',
		async () => {
			const attempts = [
				{ args: [], says: /Name the file to import/ },
				{ args: ['nowhere.json'], says: /There is no file nowhere\.json/ },
				{ args: ['cut-short.json'], says: /cannot be read as a dump: .*JSON.*\n.*dumpdata/ },
				{ args: ['object.json'], says: /A dump is a list of records/ },
				{ args: ['popmap.json', '--sql', 'popmap.json'], says: /does not exist yet/ }
			];
			const answers = await Promise.all(
				attempts.map(({ args }) => folder.run(importScript, ...args))
			);
			for (const [index, { code, stderr }] of answers.entries()) {
				expect(code, stderr).toBe(1);
				expect(stderr).toMatch(attempts[index]?.says ?? '');
			}
		},
		timeout
	);

	it(
		'only lists what it would import and reject with --dry-run',
		async () => {
			const { code, stdout } = await folder.run(importScript, 'popmap.json', '--dry-run');
			expect(code).toBe(1);
			expect(stdout).toMatch(/businesses +1 to import/);
			expect(stdout).toMatch(/1 refused\n {2}events\.business 8 {2}Its owner, user 9/);
			expect(stdout).toMatch(/1 {2}events\.event\.cta_button_text: events have no button/);
			expect(stdout).toMatch(/1 {2}sessions\.session: people sign in again/);
			expect(stdout).toMatch(/Nothing was written/);
			expect(existsSync(folder.path('.wrangler'))).toBe(false);
		},
		timeout
	);

	it(
		'imports every character as it was typed, and changes nothing the second time',
		async () => {
			const first = await folder.run(importScript, 'popmap.json');
			expect(first.stdout).toMatch(/users +1 added, 0 existed already/);
			expect(first.stdout).toMatch(/eventBusinesses +1 added, 0 existed already/);
			const found = folder.readDatabase(importedInto);
			expect(found).toMatchObject([
				{ name: odd, description: `Line\nby line; ${odd}`, title: odd, sub: 'sub-of-olivia' }
			]);
			const second = await folder.run(importScript, 'popmap.json');
			expect(second.stdout).toMatch(/users +0 added, 1 existed already/);
			expect(second.stdout).not.toMatch(/[1-9]\d* added/);
			expect(folder.readDatabase(importedInto)).toEqual(found);
		},
		timeout
	);

	it(
		'refuses a database that has the sample, and starts empty with --fresh',
		async () => {
			using other = projectFolder();
			writeFileSync(other.path('.dev.vars'), settings.join(''));
			writeFileSync(other.path('popmap.json'), JSON.stringify(typedDump));
			await loadSampleOnce(testSettings.COGNITO_ISSUER, await migrated(other));
			const refusal = await other.run(importScript, 'popmap.json');
			expect(refusal.code).toBe(1);
			expect(refusal.stderr).toMatch(/has the sample.*npm run import -- popmap\.json --fresh/);
			const { stdout } = await other.run(importScript, 'popmap.json', '--fresh');
			expect(stdout).toMatch(/businesses +1 added, 0 existed already/);
			const count = 'SELECT count(*) AS n FROM businesses';
			expect(other.readDatabase((database) => database.prepare(count).get())).toEqual({ n: 1 });
			expect(existsSync(other.path(localState, 'sample-loaded'))).toBe(true);
		},
		timeout
	);

	it(
		'writes SQL that imports the same into another database',
		async () => {
			const { stdout } = await folder.run(importScript, 'popmap.json', '--sql', 'popmap.sql');
			expect(stdout).toContain('Wrote popmap.sql');
			expect(statSync(folder.path('popmap.sql')).mode & 0o777).toBe(0o600);
			const before = folder.readDatabase(importedInto);

			const empty = new DatabaseSync(':memory:');
			for (const file of globSync('migrations/*.sql').sort()) {
				empty.exec(readFileSync(file, 'utf8'));
			}
			empty.exec(folder.read('popmap.sql'));
			expect(importedInto(empty)).toEqual(before);

			const execute = ['d1', 'execute', 'DB', '--local', '--file', 'popmap.sql'];
			expect(await folder.run(wrangler, ...execute)).toMatchObject({ code: 0 });
			expect(folder.readDatabase(importedInto)).toEqual(before);
		},
		timeout
	);
});
