import { beforeEach, describe, expect, it } from 'vitest';
import type { Command } from './deploy/commands.ts';
import { deployTo } from './deploy/deploy-to.ts';
import { readEnvironment } from './deploy/environment.ts';
import { currentVersion, uploadedVersion } from './deploy/runner.ts';
import type { Runner } from './deploy/runner.ts';

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

/** An account at which one kind of command fails. There is no account here, so this is its shape. */
function account({ failing = '', isNew = false } = {}): Runner {
	const run = (program: string, command: Command) => {
		const line = [program, ...command].join(' ');
		ran.push(line);
		return failing === '' || !line.includes(failing);
	};
	const status = JSON.stringify({ versions: [{ version_id: 'old', percentage: 100 }] });
	return {
		wrangler: async (command) => {
			const succeeded = run('wrangler', command);
			if (command[0] === 'deployments') return isNew ? null : status;
			return succeeded ? 'a-bookmark\n' : null;
		},
		node: async (command) => run('node', command),
		upload: async (command) => {
			run('wrangler', command);
			return 'new';
		}
	};
}

const deploy = (shape = {}) =>
	deployTo(account(shape), { environment, commit: '0a1b2c', note: (line) => notes.push(line) });
const said = (part: string) => ran.findIndex((line) => line.includes(part));

describe('npm run deploy', () => {
	it('proves the new version with the doctor before it takes traffic', async () => {
		await deploy();
		expect(ran).toEqual([
			'wrangler deployments status --json --env production',
			'wrangler d1 time-travel info DB --json --env production',
			'wrangler d1 migrations apply DB --remote --env production',
			'wrangler versions upload --minify --tag 0a1b2c --env production',
			'wrangler versions deploy --yes old@100% new@0% --env production',
			'node dev/doctor.ts --url https://popmap.test --worker popmap-production --version new',
			'wrangler versions deploy --yes new@100% --env production',
			'wrangler triggers deploy --env production'
		]);
	});

	it('notes where the database and the traffic were before it changes either', async () => {
		await expect(deploy({ failing: 'migrations apply' })).rejects.toThrow('A migration failed');
		expect(notes).toEqual([
			{ environment: 'production', commit: '0a1b2c', old: 'old', bookmark: 'a-bookmark' }
		]);
		expect(said('versions')).toBe(-1);
	});

	it('gives the old version all traffic again when the doctor finds something', async () => {
		await expect(deploy({ failing: 'doctor' })).rejects.toThrow('took no traffic');
		expect(ran.at(-1)).toBe('wrangler versions deploy --yes old@100% --env production');
		expect(said('new@100%')).toBe(-1);
		expect(said('triggers')).toBe(-1);
	});

	it('changes nothing when the database cannot be asked', async () => {
		await expect(deploy({ failing: 'time-travel' })).rejects.toThrow('Nothing has changed');
		expect(ran).toHaveLength(2);
	});

	it('deploys a Worker that was never there at once, and looks at it afterwards', async () => {
		await deploy({ isNew: true });
		expect(ran.slice(-2)).toEqual([
			'wrangler deploy --minify --env production',
			'node dev/doctor.ts --url https://popmap.test'
		]);
	});
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

	it('names the version with most of the traffic', () => {
		const versions = [
			{ version_id: 'a', percentage: 0 },
			{ version_id: 'b', percentage: 100 }
		];
		expect(currentVersion(JSON.stringify({ versions }))).toBe('b');
		expect(currentVersion(null)).toBeNull();
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
