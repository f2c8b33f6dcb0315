import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { deployTo } from './deploy/deploy-to.ts';
import { readEnvironment } from './deploy/environment.ts';
import { type Command, realRunner, type Runner } from './deploy/runner.ts';
import { exitCodes } from './doctor/finding.ts';
import { currentVersion, previousVersion, uploadedVersion } from './deploy/wrangler-output.ts';

const environment = {
	name: 'production',
	worker: 'popmap-production',
	origin: 'https://popmap.test',
	problems: [],
	warnings: []
};

let ran: string[] = [];
let journal: object[] = [];
beforeEach(() => {
	ran = [];
	journal = [];
});

/** Popmap's version has a database; an empty Worker that waits for its first deployment has none. */
const popmap = { resources: { bindings: [{ type: 'd1', name: 'DB' }] } };
const unknownWorker =
	'A request failed.\n  This Worker does not exist on your account. [code: 10007]';

interface Account {
	/** Part of the command that fails. */
	failing?: string;
	/** The version that takes the traffic; null when there is no Worker. */
	version?: object | null;
	/** Whether the site's host is new. */
	isNewHost?: boolean;
}

/** A stand-in for an account at Cloudflare. */
function account({ failing = '', version = popmap, isNewHost = false }: Account = {}): Runner {
	const run = (program: string, command: Command) => {
		const line = [program, ...command].join(' ');
		ran.push(line);
		return failing === '' || !line.includes(failing);
	};
	const answers: Record<string, object | null> = {
		deployments: { versions: [{ version_id: 'old', percentage: 100 }] },
		versions: version,
		d1: { bookmark: 'a-bookmark' }
	};
	return {
		query: async (command) => {
			const failure = (stderr: string) => ({ ok: false, stdout: '', stderr });
			if (!run('wrangler', command)) return failure('✘ [ERROR] no network');
			if (version === null && command[0] === 'deployments') return failure(unknownWorker);
			return { ok: true, stdout: JSON.stringify(answers[command[0] ?? '']), stderr: '' };
		},
		wrangler: async (command) => run('wrangler', command),
		isServed: async () => !isNewHost,
		node: async (command) => run('node', command),
		upload: async (command) => {
			run('wrangler', command);
			return 'new';
		},
		say: () => {}
	};
}

const deploy = (shape: Account = {}, accepted = '') =>
	deployTo(account(shape), {
		environment,
		commit: '0a1b2c',
		accepted,
		record: (entry) => journal.push(entry)
	});
const indexOf = (part: string) => ran.findIndex((line) => line.includes(part));

describe('npm run deploy', () => {
	it('runs the doctor on the new version before it takes traffic', async () => {
		await deploy();
		expect(ran).toEqual([
			'wrangler deployments status --json --env production',
			'wrangler versions view old --json --env production',
			'wrangler d1 time-travel info DB --json --env production',
			'wrangler d1 migrations apply DB --remote --env production',
			'wrangler versions upload --minify --tag 0a1b2c --env production',
			'wrangler versions deploy --yes old@100% new@0% --env production',
			'node tools/doctor.ts --url https://popmap.test --wait 30 --worker popmap-production --version new',
			'node tools/smoke-test.ts --url https://popmap.test --env production --worker popmap-production --version new',
			'wrangler versions deploy --yes new@100% --env production',
			'wrangler triggers deploy --env production'
		]);
	});

	it('records the database bookmark and the old version before it changes either', async () => {
		await expect(deploy({ failing: 'migrations apply' })).rejects.toThrow('A migration failed');
		expect(journal).toEqual([
			{ environment: 'production', commit: '0a1b2c', old: 'old', bookmark: 'a-bookmark' }
		]);
		expect(indexOf('versions upload')).toBe(-1);
	});

	it('gives the old version all traffic again when the doctor finds a problem', async () => {
		await expect(deploy({ failing: 'doctor' })).rejects.toThrow('did not see everything work');
		expect(ran.at(-1)).toBe('wrangler versions deploy --yes old@100% --env production');
		expect(indexOf('new@100%')).toBe(-1);
		expect(indexOf('triggers')).toBe(-1);
	});

	it('smoke-tests the new version after the doctor, and before it takes traffic', async () => {
		await deploy();
		const smoke = indexOf('tools/smoke-test.ts');
		expect(ran[smoke]).toBe(
			'node tools/smoke-test.ts --url https://popmap.test --env production --worker popmap-production --version new'
		);
		expect(smoke).toBeGreaterThan(indexOf('tools/doctor.ts'));
		expect(smoke).toBeLessThan(indexOf('new@100%'));
	});

	it('gives the old version all traffic again when the smoke test fails', async () => {
		await expect(deploy({ failing: 'smoke-test' })).rejects.toThrow('the smoke test failed');
		expect(ran.at(-1)).toContain('versions deploy --yes old@100%');
		expect(indexOf('new@100%')).toBe(-1);
	});

	it('passes on which checks a person did instead of the doctor', async () => {
		await deploy({}, 'domain');
		await deploy({ version: null }, 'domain');
		const doctors = ran.filter((line) => line.includes('doctor'));
		expect(doctors).toHaveLength(2);
		for (const line of doctors) expect(line).toMatch(/ --accept domain$/);
	});

	it('deploys a new host before the doctor runs', async () => {
		await deploy({ isNewHost: true });
		expect(ran.slice(6, 8)).toEqual([
			'wrangler triggers deploy --env production',
			'node tools/doctor.ts --url https://popmap.test --wait 600 --worker popmap-production --version new'
		]);
	});

	it('moves no traffic when the host cannot be deployed', async () => {
		const moving = deploy({ isNewHost: true, failing: 'triggers' });
		await expect(moving).rejects.toThrow('keeps serving');
		expect(indexOf('new@100%')).toBe(-1);
	});

	it.each(['deployments status', 'versions view', 'time-travel'])(
		'changes nothing when Cloudflare does not respond to %s',
		async (failing) => {
			const refusal = deploy({ failing });
			await expect(refusal).rejects.toThrow('does not respond: no network');
			await expect(refusal).rejects.toThrow('Nothing has changed');
			expect(ran.at(-1)).toContain(failing);
			expect(journal).toEqual([]);
		}
	);

	const firstDeployments: [string, object | null][] = [
		['no Worker', null],
		['an empty Worker, which setting a secret creates', { resources: { bindings: [] } }]
	];
	it.each(firstDeployments)(
		'deploys at once and runs the doctor afterwards when there is %s',
		async (_, version) => {
			await deploy({ version });
			expect(ran.slice(-3)).toEqual([
				'wrangler deploy --minify --env production',
				'node tools/doctor.ts --url https://popmap.test --wait 600',
				'node tools/smoke-test.ts --url https://popmap.test --env production'
			]);
		}
	);
});

describe('the runner of a deployment', () => {
	it('takes a doctor that could not tell for a failure', async () => {
		const ending = (code: number) => realRunner.node(['--eval', `process.exit(${code})`]);
		expect(await ending(exitCodes.pass)).toBe(true);
		expect(await ending(exitCodes.unknown)).toBe(false);
	});
});

describe('the output of wrangler', () => {
	it('contains the uploaded version', () => {
		const lines = [
			'{"type":"wrangler-session","version":1}',
			'{"type":"version-upload","version":1,"version_id":"new"}'
		];
		expect(uploadedVersion(lines.join('\n'))).toBe('new');
		expect(uploadedVersion(lines[0] ?? '')).toBeNull();
	});

	const shares = (percentages: Record<string, number>) => ({
		versions: Object.entries(percentages).map(([id, percentage]) => ({
			version_id: id,
			percentage
		}))
	});

	it('contains the version with most of the traffic', () => {
		expect(currentVersion(JSON.stringify(shares({ a: 0, b: 100 })))).toBe('b');
	});

	it('contains the previous version, whatever failed since', () => {
		const released = [shares({ a: 100 }), shares({ a: 100, b: 0 }), shares({ b: 100 })];
		const refused = [shares({ b: 100, c: 0 }), shares({ b: 100 })];
		expect(previousVersion(JSON.stringify(released))).toBe('a');
		expect(previousVersion(JSON.stringify([...released, ...refused]))).toBe('a');
		expect(previousVersion(JSON.stringify([shares({ a: 100 })]))).toBeNull();
	});
});

describe('an environment of wrangler.toml', () => {
	it.each(['staging', 'production'])('cannot be deployed while it has placeholders: %s', (name) => {
		const { worker, problems } = readEnvironment(name);
		expect(worker).toBe(`popmap-${name}`);
		expect(problems.join('\n')).toContain('COGNITO_USER_POOL_ID is missing');
		expect(problems.join('\n')).toContain(`npm run setup -- --for ${name} --create-database`);
	});

	it('causes a warning for each detail of the operator that is missing', () => {
		const { warnings } = readEnvironment('production');
		expect(warnings.map((warning) => warning.split(' ')[0])).toEqual([
			'OPERATOR_NAME',
			'OPERATOR_ADDRESS',
			'CONTACT_EMAIL',
			'MAIL_FROM'
		]);
		const file = join(mkdtempSync(join(tmpdir(), 'popmap-deploy-')), 'wrangler.toml');
		const toml = readFileSync('wrangler.toml', 'utf8');
		writeFileSync(
			file,
			toml.replace(/^(OPERATOR_\w+|CONTACT_EMAIL|MAIL_FROM) = ""$/gm, '$1 = "a@b.example"')
		);
		expect(readEnvironment('production', file).warnings).toEqual([]);
	});

	it('must exist', () => {
		expect(() => readEnvironment('elsewhere')).toThrow('no environment elsewhere');
	});
});
