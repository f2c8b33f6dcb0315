import { execFile } from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { parseEnv, promisify } from 'node:util';
import { unstable_readConfig } from 'wrangler';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../worker/config.ts';
import { problemWith } from './configure/answers.ts';
import { createAsker } from './configure/asker.ts';
import { readStackOutputs } from './configure/stack-outputs.ts';

const script = resolve('dev/configure.ts');
let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'popmap-setup-'));
	cpSync('wrangler.toml', join(folder, 'wrangler.toml'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
const read = (name: string) => readFileSync(at(name), 'utf8');

/** Runs `npm run setup` in a folder of its own, where nobody can be asked. */
async function setup(args: readonly string[], env: Record<string, string> = {}) {
	const options = { cwd: folder, env: { ...process.env, ...env } };
	return promisify(execFile)(process.execPath, [script, ...args], options).then(
		({ stdout }) => ({ code: 0, said: stdout }),
		({ code, stdout, stderr }) => ({ code: Number(code), said: `${stdout}${stderr}` })
	);
}

const pool = [
	...['--cognito-user-pool-id', 'eu-central-1_AbCdEfGhI'],
	...['--cognito-client-id', '1example23456789', '--cognito-domain', 'popmap-auth']
];
const production = ['--for', 'production', '--app-origin', 'https://popmap.test', ...pool];

describe('npm run setup, for this machine', () => {
	const local = ['--for', 'local', ...pool];

	it('writes settings that the Worker accepts, with a key of their own', async () => {
		const { code } = await setup(local, { COGNITO_CLIENT_SECRET: 'a-secret' });
		expect(code).toBe(0);
		const config = readConfig(parseEnv(read('.dev.vars')));
		expect(config.cognito).toMatchObject({ region: 'eu-central-1', clientSecret: 'a-secret' });
		expect(config.cognito.domain).toBe('https://popmap-auth.auth.eu-central-1.amazoncognito.com');
		expect(config.session.keys).toHaveLength(1);
		expect(statSync(at('.dev.vars')).mode & 0o777).toBe(0o600);
	});

	it('replaces nothing unless told to, and then keeps a copy and the keys', async () => {
		await setup(local);
		const [first, keys] = [read('.dev.vars'), parseEnv(read('.dev.vars'))['SESSION_KEYS']];
		const again = [...local, '--cognito-providers', '-'];
		const refused = await setup(again);
		expect(refused.code).toBe(1);
		expect(refused.said).toContain('Run this with --yes to replace it.');
		expect(read('.dev.vars')).toBe(first);
		expect((await setup([...again, '--yes'])).code).toBe(0);
		expect(parseEnv(read('.dev.vars'))).toMatchObject({
			COGNITO_PROVIDERS: '',
			SESSION_KEYS: keys
		});
		const [copy = ''] = readdirSync(folder).filter((name) => name.startsWith('.dev.vars.'));
		expect(read(copy)).toBe(first);
	});

	it('shows with --dry-run what it would do, without a secret, and does nothing', async () => {
		const { code, said } = await setup([...local, '--dry-run'], { COGNITO_CLIENT_SECRET: 'hush' });
		expect(code).toBe(0);
		expect(said).toContain('Would write .dev.vars.');
		expect(said).not.toContain('hush');
		expect(existsSync(at('.dev.vars'))).toBe(false);
	});

	it('names the flags that are missing where nobody can be asked', async () => {
		const { code, said } = await setup(['--for', 'local', '--cognito-domain', 'popmap-auth']);
		expect(code).toBe(1);
		expect(said).toContain('--cognito-user-pool-id, --cognito-client-id');
	});

	it('refuses what the Worker would refuse, and writes nothing', async () => {
		const { code, said } = await setup([...local, '--cognito-user-pool-id', 'nonsense']);
		expect(code).toBe(1);
		expect(said).toContain('must look like eu-west-1_AbCdEfGhI');
		expect(existsSync(at('.dev.vars'))).toBe(false);
	});
});

describe('npm run setup, for a deployed site', () => {
	const environment = () => unstable_readConfig({ config: at('wrangler.toml'), env: 'production' });

	it('puts the settings into wrangler.toml, where wrangler reads them', async () => {
		const issuer = 'https://issuer-cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEfGhI';
		const { code } = await setup([...production, '--cognito-issuer', issuer, '--yes']);
		expect(code).toBe(0);
		const { vars, routes, secrets } = environment();
		expect(vars).toMatchObject({
			APP_ORIGIN: 'https://popmap.test',
			COGNITO_REGION: 'eu-central-1',
			COGNITO_CLIENT_ID: '1example23456789',
			COGNITO_ISSUER: issuer
		});
		expect(routes).toMatchObject([{ pattern: 'popmap.test', custom_domain: true }]);
		expect(secrets?.required).toEqual(['SESSION_KEYS', 'COGNITO_CLIENT_SECRET']);
	});

	it('leaves every other line of wrangler.toml as it is', async () => {
		const before = read('wrangler.toml').split('\n');
		await setup([...production, '--yes']);
		const after = new Set(read('wrangler.toml').split('\n'));
		const gone = before.filter((line) => !after.has(line));
		expect(gone.length).toBeLessThan(8);
		expect(gone.join('\n')).not.toMatch(/#|\[\[|staging/);
	});

	it('requires no client secret of a public client', async () => {
		const { said } = await setup([...production, '--public', '--yes']);
		expect(environment().secrets?.required).toEqual(['SESSION_KEYS']);
		expect(said).not.toContain('COGNITO_CLIENT_SECRET');
	});

	it('says how the secrets get to Cloudflare without being seen', async () => {
		const { said } = await setup([...production, '--dry-run', '--create-database']);
		expect(said).toContain('| npx wrangler secret put SESSION_KEYS --env production');
		expect(said).toContain('| npx wrangler secret put COGNITO_CLIENT_SECRET --env production');
		expect(said).toContain('Would run: npx wrangler d1 create popmap-production');
		expect(said).not.toMatch(/k1:/);
		expect(read('wrangler.toml')).toBe(readFileSync('wrangler.toml', 'utf8'));
	});

	it('takes what CloudFormation said about the stack', async () => {
		const outputs = {
			...{ AppOrigin: 'https://popmap.test', CognitoUserPoolId: 'eu-west-1_AbCdEfGhI' },
			...{
				CognitoRegion: 'eu-west-1',
				CognitoClientId: 'client',
				CognitoDomain: 'auth.popmap.test'
			},
			...{
				CognitoProviders: 'Facebook',
				CognitoAdminGroup: 'admins',
				SocialRedirectUri: 'https://x'
			}
		};
		const list = Object.entries(outputs).map(([OutputKey, OutputValue]) => ({
			OutputKey,
			OutputValue
		}));
		writeFileSync(at('stack.json'), JSON.stringify({ Stacks: [{ Outputs: list }] }));
		const { code } = await setup(['--for', 'production', '--stack', 'stack.json', '--yes']);
		expect(code).toBe(0);
		expect(environment().vars).toMatchObject({
			COGNITO_DOMAIN: 'auth.popmap.test',
			COGNITO_PROVIDERS: 'Facebook'
		});
		expect(environment().vars).not.toHaveProperty('SOCIAL_REDIRECT_URI');
	});

	it('says what to ask AWS for when given something else', () => {
		expect(() => readStackOutputs('{"Stacks":[]}')).toThrow('describe-stacks');
		expect(() => readStackOutputs('not json')).toThrow('describe-stacks');
	});
});

describe('asking at the terminal', () => {
	it('asks again until the answer is right, and takes an empty one as the usual', async () => {
		const [input, output] = [new PassThrough(), new PassThrough()];
		using asker = createAsker(input, output, false);
		input.write('nonsense\neu-west-1_AbCdEfGhI\n\n');
		const check = (value: string) => problemWith('COGNITO_USER_POOL_ID', value);
		expect(await asker.ask('Pool', null, check)).toBe('eu-west-1_AbCdEfGhI');
		expect(await asker.ask('Group', 'admins', () => null)).toBe('admins');
		expect(String(output.read())).toContain('must look like eu-west-1_AbCdEfGhI');
	});

	it('shows no letter of a secret, and takes only yes for yes', async () => {
		const [input, output] = [new PassThrough(), new PassThrough()];
		using asker = createAsker(input, output, true);
		const asked = asker.askSecret('Secret');
		input.write('hush\r');
		expect(await asked).toBe('hush');
		input.write('\r');
		expect(await asker.confirm('Replace?')).toBe(false);
		input.write('y\r');
		expect(await asker.confirm('Replace?')).toBe(true);
		expect(String(output.read())).not.toContain('hush');
	});

	it('ends when the terminal goes away', async () => {
		const input = new PassThrough();
		using asker = createAsker(input, new PassThrough(), false);
		input.end();
		await expect(asker.ask('Pool', null, () => null)).rejects.toThrow();
	});
});
