import { execFile } from 'node:child_process';
import {
	cpSync,
	existsSync,
	globSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { testSettings } from '../test-settings.ts';
import { quietTools, wrangler } from '../wrangler.js';
import { issuerOf } from './remote.ts';

const wranglerScript = resolve(wrangler);
const importScript = resolve('dev/import.ts');
/** Each start of wrangler takes seconds on a busy machine. */
const patience = 240_000;

/** A folder with settings, a production that is set up, and a local database that is not there yet. */
function place(): string {
	const folder = mkdtempSync(join(tmpdir(), 'popmap-import-'));
	const [local = '', production = ''] = readFileSync('wrangler.toml', 'utf8').split(
		/(?=\[env\.production\])/
	);
	const filled = production
		.replace('COGNITO_USER_POOL_ID = ""', 'COGNITO_USER_POOL_ID = "eu-west-1_Real00001"')
		.replace('COGNITO_CLIENT_ID = ""', 'COGNITO_CLIENT_ID = "abc123abc123abc123"')
		.replace('COGNITO_DOMAIN = ""', 'COGNITO_DOMAIN = "popmap-auth"')
		.replace(/database_id = "[0-]*"/, 'database_id = "11111111-1111-4111-8111-111111111111"');
	writeFileSync(join(folder, 'wrangler.toml'), local + filled);
	const settings = Object.entries(testSettings).map(([name, value]) => `${name}=${value}\n`);
	writeFileSync(join(folder, '.dev.vars'), settings.join(''));
	mkdirSync(join(folder, 'worker'));
	writeFileSync(join(folder, 'worker', 'index.ts'), 'export default {};');
	cpSync('migrations', join(folder, 'migrations'), { recursive: true });
	symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
	writeFileSync(join(folder, 'popmap.json'), JSON.stringify(dump));
	writeFileSync(join(folder, 'cut-short.json'), '[{"model": "events.category", ');
	writeFileSync(join(folder, 'object.json'), '{}');
	return folder;
}

interface Run {
	code: number;
	stdout: string;
	stderr: string;
}

/** Runs a tool in that folder as somebody who is signed in nowhere. */
function run(script: string, ...args: string[]): Promise<Run> {
	const env = { ...quietTools(), CI: 'true', XDG_CONFIG_HOME: folder, HOME: folder };
	const signedOut = { ...env, CLOUDFLARE_API_TOKEN: '', CLOUDFLARE_API_KEY: '' };
	return new Promise((settle) => {
		execFile(
			process.execPath,
			[script, ...args],
			{ cwd: folder, env: signedOut },
			(error, ...said) => settle({ code: error ? 1 : 0, stdout: said[0], stderr: said[1] })
		);
	});
}

/** What people may have typed that SQL, JSON and regular expressions would take for their own. */
const odd = `O'Hara's "Café" \\ $& $1 ? ?1 -- ; /* */ 🥐 寿司 مرحبا`;

const record = (model: string, pk: number, fields: object) => ({ model, pk, fields });
const dump = [
	record('auth.user', 1, { username: 'olivia', email: 'o@popmap.test', first_name: "O'Hara" }),
	record('authentication.cognitouser', 1, { user: 1, cognito_sub: 'sub-of-olivia' }),
	record('events.category', 1, { name: 'Music' }),
	record('events.business', 7, {
		...{ name: odd, description: `Line\nby line; ${odd}`, owner: 1, is_verified: true },
		categories: [1]
	}),
	record('events.business', 8, { name: 'Nobody’s', owner: 9 }),
	record('events.event', 3, {
		...{ title: odd, location: odd, business: 7, time_zone: 'Europe/Berlin', is_approved: true },
		...{ start_date: '2027-06-05T08:00:00Z', end_date: '2027-06-05T16:00:00Z', businesses: [7] }
	})
];

const folder = place();
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

/** What both ways of importing have to leave, whatever numbers they give. */
const look = `SELECT b.name, b.slug, b.description, b.is_verified, u.sub, u.issuer, u.given_name,
		e.title, e.slug AS event, e.location_name, e.start_at, e.time_zone, e.status,
		(SELECT group_concat(heading) FROM (SELECT heading FROM listings ORDER BY heading)) AS listed
	FROM businesses b JOIN users u ON u.id = b.owner_id JOIN events e ON e.host_business_id = b.id
		JOIN event_businesses p ON p.event_id = e.id AND p.business_id = b.id`;

/** What is in a database, asked without starting a runtime for it. */
function rowsIn(database: DatabaseSync): object[] {
	return database
		.prepare(look)
		.all()
		.map((row) => ({ ...row }));
}

function lookLocally(): object[] {
	const [file = ''] = globSync(join(folder, '.wrangler/state/v3/d1/*/*.sqlite'), {
		exclude: (name) => String(name).endsWith('metadata.sqlite')
	});
	using database = new DatabaseSync(file, { readOnly: true });
	return rowsIn(database);
}

describe('npm run import', () => {
	it(
		'says what it cannot do, and what to do',
		async () => {
			const attempts = [
				{ args: [], says: /which file to import/ },
				{ args: ['nowhere.json'], says: /nowhere\.json cannot be read as a dump: ENOENT/ },
				{ args: ['cut-short.json'], says: /cannot be read as a dump: .*JSON.*\n.*dumpdata/ },
				{ args: ['object.json'], says: /A dump is a list of records/ },
				{ args: ['popmap.json', '--sql', 'popmap.json'], says: /not there yet/ }
			];
			const answers = await Promise.all(attempts.map(({ args }) => run(importScript, ...args)));
			for (const [index, { code, stderr }] of answers.entries()) {
				expect(code, stderr).toBe(1);
				expect(stderr).toMatch(attempts[index]?.says ?? '');
			}
			expect(() => issuerOf('moon')).toThrow('no environment moon');
		},
		patience
	);

	it(
		'only says what it would do when asked to, with what it refuses',
		async () => {
			const { code, stdout } = await run(importScript, 'popmap.json', '--dry-run');
			expect(code).toBe(0);
			expect(stdout).toMatch(/Checking 6 records/);
			expect(stdout).toMatch(/businesses +1 to import/);
			expect(stdout).toMatch(/1 refused\n {2}events\.business 8 {2}Its owner, user 9/);
			expect(stdout).toMatch(/Nothing was written/);
			expect(existsSync(join(folder, '.wrangler'))).toBe(false);
		},
		patience
	);

	it(
		'brings everything in as it was typed, and a second run changes nothing',
		async () => {
			const first = await run(importScript, 'popmap.json');
			expect(first.stdout).toMatch(/users +1 new, 0 there already/);
			expect(first.stdout).toMatch(/eventBusinesses +1 new, 0 there already/);
			const found = lookLocally();
			expect(found).toMatchObject([
				{ name: odd, description: `Line\nby line; ${odd}`, title: odd, sub: 'sub-of-olivia' }
			]);
			const second = await run(importScript, 'popmap.json');
			expect(second.stdout).toMatch(/users +0 new, 1 there already/);
			expect(second.stdout).not.toMatch(/[1-9]\d* new/);
			expect(lookLocally()).toEqual(found);
		},
		patience
	);

	it(
		'writes SQL that does the same in an empty database, and nothing in this one',
		async () => {
			const { stdout } = await run(importScript, 'popmap.json', '--sql', 'popmap.sql');
			expect(stdout).toContain('Wrote popmap.sql');
			expect(statSync(join(folder, 'popmap.sql')).mode & 0o777).toBe(0o600);
			const before = lookLocally();

			const empty = new DatabaseSync(':memory:');
			for (const file of globSync('migrations/*.sql').sort()) {
				empty.exec(readFileSync(file, 'utf8'));
			}
			empty.exec(readFileSync(join(folder, 'popmap.sql'), 'utf8'));
			expect(rowsIn(empty)).toEqual(before);

			const execute = ['d1', 'execute', 'DB', '--local', '--file', 'popmap.sql'];
			expect(await run(wranglerScript, ...execute)).toMatchObject({ code: 0 });
			expect(lookLocally()).toEqual(before);
		},
		patience
	);

	it(
		'writes the people under the pool of the environment that they are for',
		async () => {
			const args = ['popmap.json', '--env', 'production', '--sql', 'production.sql'];
			await run(importScript, ...args);
			const sql = readFileSync(join(folder, 'production.sql'), 'utf8');
			expect(sql).toContain('https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Real00001');
			expect(sql).not.toContain(testSettings.COGNITO_ISSUER);
		},
		patience
	);

	it(
		'writes nothing to a deployed database that does not answer, and says how to sign in',
		async () => {
			const { code, stderr } = await run(importScript, 'popmap.json', '--env', 'production');
			expect(code).toBe(1);
			expect(stderr).toMatch(/nothing was written: .*CLOUDFLARE_API_TOKEN.*\nnpx wrangler login/);
		},
		patience
	);
});
