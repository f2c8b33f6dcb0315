import { beforeEach, describe, expect, it } from 'vitest';
import type { Command } from './deploy/commands.ts';
import { deployTo } from './deploy/deploy-to.ts';
import { readEnvironment } from './deploy/environment.ts';
import type { Runner } from './deploy/runner.ts';
import { currentVersion, previousVersion, uploadedVersion } from './deploy/wrangler-says.ts';

const environment = {
	...{
		name: 'production',
		worker: 'popmap-production',
		origin: 'https://popmap.test',
		problems: []
	}
};

let ran: string[] = [];
const notes: object[] = [];
beforeEach(() => void ((ran = []), (notes.length = 0)));

/** What a Worker's version has: Popmap a database, an empty one that waits for secrets nothing. */
const popmap = { resources: { bindings: [{ type: 'd1', name: 'DB' }] } };
const unknownWorker =
	'A request failed.\n  This Worker does not exist on your account. [code: 10007]';

interface Account {
	/** A part of the command that fails. */
	failing?: string;
	/** What the version that takes the traffic has; null where there is no Worker. */
	version?: object | null;
	/** Whether the site's host is not there yet. */
	hasMoved?: boolean;
}

/** An account at Cloudflare. There is none here, so this is its shape. */
function account({ failing = '', version = popmap, hasMoved = false }: Account = {}): Runner {
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
		ask: async (command) => {
			if (!run('wrangler', command)) return { kind: 'refused', why: '✘ [ERROR] no network' };
			if (version === null && command[0] === 'deployments') {
				return { kind: 'refused', why: unknownWorker };
			}
			return { kind: 'said', text: JSON.stringify(answers[command[0] ?? '']) };
		},
		wrangler: async (command) => run('wrangler', command),
		answers: async () => !hasMoved,
		node: async (command) => run('node', command),
		upload: async (command) => {
			run('wrangler', command);
			return 'new';
		},
		say: () => {}
	};
}

const deploy = (shape: Account = {}) =>
	deployTo(account(shape), { environment, commit: '0a1b2c', note: (line) => notes.push(line) });
const said = (part: string) => ran.findIndex((line) => line.includes(part));

describe('npm run deploy', () => {
	it('proves the new version with the doctor before it takes traffic', async () => {
		await deploy();
		expect(ran).toEqual([
			'wrangler deployments status --json --env production',
			'wrangler versions view old --json --env production',
			'wrangler d1 time-travel info DB --json --env production',
			'wrangler d1 migrations apply DB --remote --env production',
			'wrangler versions upload --minify --tag 0a1b2c --env production',
			'wrangler versions deploy --yes old@100% new@0% --env production',
			'node tools/doctor.ts --url https://popmap.test --wait 30 --worker popmap-production --version new',
			'wrangler versions deploy --yes new@100% --env production',
			'wrangler triggers deploy --env production'
		]);
	});

	it('notes where the database and the traffic were before it changes either', async () => {
		await expect(deploy({ failing: 'migrations apply' })).rejects.toThrow('A migration failed');
		expect(notes).toEqual([
			{ environment: 'production', commit: '0a1b2c', old: 'old', bookmark: 'a-bookmark' }
		]);
		expect(said('versions upload')).toBe(-1);
	});

	it('gives the old version all traffic again when the doctor finds something', async () => {
		await expect(deploy({ failing: 'doctor' })).rejects.toThrow('took no traffic');
		expect(ran.at(-1)).toBe('wrangler versions deploy --yes old@100% --env production');
		expect(said('new@100%')).toBe(-1);
		expect(said('triggers')).toBe(-1);
	});

	it('puts a new host in place before the doctor asks there', async () => {
		await deploy({ hasMoved: true });
		expect(ran.slice(6, 8)).toEqual([
			'wrangler triggers deploy --env production',
			'node tools/doctor.ts --url https://popmap.test --wait 600 --worker popmap-production --version new'
		]);
	});

	it('moves no traffic when the host cannot be put in place', async () => {
		const moving = deploy({ hasMoved: true, failing: 'triggers' });
		await expect(moving).rejects.toThrow('goes on serving');
		expect(said('new@100%')).toBe(-1);
	});

	it.each(['deployments status', 'versions view', 'time-travel'])(
		'changes nothing when Cloudflare does not answer %s',
		async (failing) => {
			const refusal = deploy({ failing });
			await expect(refusal).rejects.toThrow('cannot be asked: no network');
			await expect(refusal).rejects.toThrow('Nothing has changed');
			expect(ran.at(-1)).toContain(failing);
			expect(notes).toEqual([]);
		}
	);

	const beforeThere: [string, object | null][] = [
		['no Worker', null],
		['an empty Worker, as putting a secret makes one', { resources: { bindings: [] } }]
	];
	it.each(beforeThere)(
		'deploys at once where there is %s, and looks afterwards',
		async (_, version) => {
			await deploy({ version });
			expect(ran.slice(-2)).toEqual([
				'wrangler deploy --minify --env production',
				'node tools/doctor.ts --url https://popmap.test --wait 600'
			]);
		}
	);
});

describe('what wrangler says', () => {
	it('names the uploaded version', () => {
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

	it('names the version with most of the traffic', () => {
		expect(currentVersion(JSON.stringify(shares({ a: 0, b: 100 })))).toBe('b');
	});

	it('names the version before, whatever was tried and refused since', () => {
		const released = [shares({ a: 100 }), shares({ a: 100, b: 0 }), shares({ b: 100 })];
		const refused = [shares({ b: 100, c: 0 }), shares({ b: 100 })];
		expect(previousVersion(JSON.stringify(released))).toBe('a');
		expect(previousVersion(JSON.stringify([...released, ...refused]))).toBe('a');
		expect(previousVersion(JSON.stringify([shares({ a: 100 })]))).toBeNull();
	});
});

describe('an environment of wrangler.toml', () => {
	it.each(['staging', 'production'])('is not deployed with placeholders in it: %s', (name) => {
		const { worker, problems } = readEnvironment(name);
		expect(worker).toBe(`popmap-${name}`);
		expect(problems.join('\n')).toContain('COGNITO_USER_POOL_ID is missing');
		expect(problems.join('\n')).toContain(`npm run setup -- --for ${name} --create-database`);
	});

	it('has to be there', () => {
		expect(() => readEnvironment('elsewhere')).toThrow('no environment elsewhere');
	});
});
