import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
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
import { problemWith } from './setup/answers.ts';
import { createPrompter } from './setup/prompter.ts';
import { readStackOutputs } from './setup/stack-outputs.ts';

const script = resolve('tools/setup.ts');
let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'popmap-setup-'));
	cpSync('wrangler.toml', join(folder, 'wrangler.toml'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
const read = (name: string) => readFileSync(at(name), 'utf8');

/** Runs `npm run setup` in its own folder, without a terminal. */
async function setup(args: readonly string[], env: Record<string, string> = {}) {
	const options = { cwd: folder, env: { ...process.env, ...env } };
	return promisify(execFile)(process.execPath, [script, ...args], options).then(
		({ stdout }) => ({ code: 0, said: stdout }),
		({ code, stdout, stderr }) => ({ code: Number(code), said: `${stdout}${stderr}` })
	);
}

/** The written environment as wrangler reads it. */
const environmentOf = (env: string) => unstable_readConfig({ config: at('wrangler.toml'), env });

const pool = [
	'--cognito-user-pool-id',
	'eu-central-1_AbCdEfGhI',
	'--cognito-client-id',
	'1example23456789',
	'--cognito-domain',
	'popmap-auth'
];
const production = ['--for', 'production', '--app-origin', 'https://popmap.test', ...pool];

describe('npm run setup --for local', () => {
	const local = ['--for', 'local', ...pool];

	it('writes settings that the Worker accepts, with a new session key', async () => {
		const { code } = await setup(local, { COGNITO_CLIENT_SECRET: 'a-secret' });
		expect(code).toBe(0);
		const config = readConfig(parseEnv(read('.dev.vars')));
		expect(config.cognito).toMatchObject({ region: 'eu-central-1', clientSecret: 'a-secret' });
		expect(config.cognito.domain).toBe('https://popmap-auth.auth.eu-central-1.amazoncognito.com');
		expect(config.session.keys).toHaveLength(1);
		expect(statSync(at('.dev.vars')).mode & 0o777).toBe(0o600);
	});

	it('replaces .dev.vars only with --yes, and keeps a copy and the session keys', async () => {
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

	it('shows what it would write with --dry-run, without secrets, and writes nothing', async () => {
		const { code, said } = await setup([...local, '--dry-run'], { COGNITO_CLIENT_SECRET: 'hush' });
		expect(code).toBe(0);
		expect(said).toContain('Would write .dev.vars.');
		expect(said).not.toContain('hush');
		expect(existsSync(at('.dev.vars'))).toBe(false);
	});

	it('names the missing flags without a terminal', async () => {
		const { code, said } = await setup(['--for', 'local', '--cognito-domain', 'popmap-auth']);
		expect(code).toBe(1);
		expect(said).toContain('--cognito-user-pool-id, --cognito-client-id');
	});

	it('rejects what the Worker would reject, and writes nothing', async () => {
		const { code, said } = await setup([...local, '--cognito-user-pool-id', 'nonsense']);
		expect(code).toBe(1);
		expect(said).toContain('must look like eu-west-1_AbCdEfGhI');
		expect(existsSync(at('.dev.vars'))).toBe(false);
	});
});

describe('npm run setup --for production', () => {
	it('writes the settings to wrangler.toml in a form that wrangler reads', async () => {
		const issuer = 'https://issuer-cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEfGhI';
		const { code } = await setup([...production, '--cognito-issuer', issuer, '--yes']);
		expect(code).toBe(0);
		const { vars, routes, secrets } = environmentOf('production');
		expect(vars).toMatchObject({
			APP_ORIGIN: 'https://popmap.test',
			COGNITO_REGION: 'eu-central-1',
			COGNITO_CLIENT_ID: '1example23456789',
			COGNITO_ISSUER: issuer
		});
		expect(routes).toMatchObject([{ pattern: 'popmap.test', custom_domain: true }]);
		expect(secrets?.required).toEqual(['SESSION_KEYS', 'COGNITO_CLIENT_SECRET']);
	});

	it('says that it replaces the routes of the environment', async () => {
		const { said } = await setup([...production, '--dry-run']);
		expect(said).toContain('Under [env.production], replacing its routes:');
		expect(said).toContain('routes = [{ pattern = "popmap.test", custom_domain = true }]');
	});

	it.each([
		['--cognito-client-id', 'a b', 'COGNITO_CLIENT_ID must be letters and digits'],
		['--cognito-domain', 'popmap-auth/login', 'COGNITO_DOMAIN must be a prefix']
	])('rejects %s %s, and writes nothing', async (flag, value, problem) => {
		const before = read('wrangler.toml');
		const { code, said } = await setup([...production, flag, value, '--yes']);
		expect(code).toBe(1);
		expect(said).toContain(problem);
		expect(read('wrangler.toml')).toBe(before);
	});

	it('keeps every other line of wrangler.toml', async () => {
		const before = read('wrangler.toml').split('\n');
		await setup([...production, '--yes']);
		const after = new Set(read('wrangler.toml').split('\n'));
		const gone = before.filter((line) => !after.has(line));
		expect(gone.length).toBeLessThan(8);
		expect(gone.join('\n')).not.toMatch(/#|\[\[|staging/);
	});

	it('requires no client secret for a public client', async () => {
		const { said } = await setup([...production, '--public', '--yes']);
		expect(environmentOf('production').secrets?.required).toEqual(['SESSION_KEYS']);
		expect(said).not.toContain('COGNITO_CLIENT_SECRET');
	});

	it('prints how to set the secrets without a file', async () => {
		const { said } = await setup([...production, '--dry-run', '--create-database']);
		expect(said).toContain('| npx wrangler secret put SESSION_KEYS --env production');
		expect(said).toContain('| npx wrangler secret put COGNITO_CLIENT_SECRET --env production');
		expect(said).toContain('Would run: npx wrangler d1 create popmap-production');
		expect(said).not.toMatch(/k1:/);
		expect(read('wrangler.toml')).toBe(readFileSync('wrangler.toml', 'utf8'));
	});

	/** Writes CloudFormation's description of a stack with these outputs. */
	function describeStack(more: Record<string, string>): readonly string[] {
		const outputs = {
			AppOrigin: 'https://popmap.test',
			CognitoUserPoolId: 'eu-west-1_AbCdEfGhI',
			CognitoRegion: 'eu-west-1',
			CognitoClientId: 'client',
			CognitoDomain: 'auth.popmap.test',
			CognitoAdminGroup: 'admins',
			...more
		};
		const list = Object.entries(outputs).map(([OutputKey, OutputValue]) => ({
			OutputKey,
			OutputValue
		}));
		writeFileSync(at('stack.json'), JSON.stringify({ Stacks: [{ Outputs: list }] }));
		return ['--stack', 'stack.json', '--yes'];
	}

	it('takes the settings from the description of a stack', async () => {
		const stack = describeStack({ CognitoProviders: 'Facebook', SocialRedirectUri: 'https://x' });
		expect((await setup(['--for', 'production', ...stack])).code).toBe(0);
		const { vars, secrets } = environmentOf('production');
		expect(vars).toMatchObject({
			COGNITO_DOMAIN: 'auth.popmap.test',
			COGNITO_PROVIDERS: 'Facebook'
		});
		expect(vars).not.toHaveProperty('SOCIAL_REDIRECT_URI');
		expect(secrets?.required).toContain('COGNITO_CLIENT_SECRET');
	});

	it('learns from the stack that there is no secret and no social button', async () => {
		const stack = describeStack({ ClientType: 'public' });
		expect((await setup(['--for', 'production', ...stack])).code).toBe(0);
		const { vars, secrets } = environmentOf('production');
		expect(vars).toMatchObject({ COGNITO_PROVIDERS: '' });
		expect(secrets?.required).toEqual(['SESSION_KEYS']);
	});

	it('does not use the stack’s address for this machine', async () => {
		expect((await setup(['--for', 'local', ...describeStack({})])).code).toBe(0);
		expect(parseEnv(read('.dev.vars'))).toMatchObject({ APP_ORIGIN: 'http://localhost:5173' });
	});

	it('keeps what was set up before, and changes what is given', async () => {
		await setup([...production, '--cognito-providers', 'Google', '--yes']);
		const moved = ['--for', 'production', '--app-origin', 'https://moved.popmap.test/', '--yes'];
		expect((await setup(moved)).code).toBe(0);
		const { vars, routes } = environmentOf('production');
		expect(vars).toMatchObject({
			APP_ORIGIN: 'https://moved.popmap.test',
			COGNITO_CLIENT_ID: '1example23456789',
			COGNITO_PROVIDERS: 'Google'
		});
		expect(routes).toMatchObject([{ pattern: 'moved.popmap.test' }]);
	});

	it('keeps who runs the site, quotation marks and line breaks included', async () => {
		const operator = { OPERATOR_NAME: 'Pop "& Up"', OPERATOR_ADDRESS: '1 High Street\nLeeds' };
		const flags = ['--operator-name', operator.OPERATOR_NAME, '--contact-email', 'a@b.test'];
		const address = ['--operator-address', operator.OPERATOR_ADDRESS];
		const { said } = await setup([...production, ...flags, ...address, '--yes']);
		expect(said).not.toContain('is empty');
		expect((await setup(['--for', 'production', '--yes'])).code).toBe(0);
		expect(environmentOf('production').vars).toMatchObject({
			...operator,
			CONTACT_EMAIL: 'a@b.test'
		});
	});

	it('names details of the operator that are missing', async () => {
		const { code, said } = await setup([...production, '--operator-name', 'Ann', '--yes']);
		expect(code).toBe(0);
		expect(said).toContain('OPERATOR_ADDRESS is empty');
		expect(said).not.toContain('OPERATOR_NAME is empty');
	});

	it('takes no example for a setting', async () => {
		const { code, said } = await setup(['--for', 'staging', ...pool]);
		expect(code).toBe(1);
		expect(said).toContain('these flags are missing: --app-origin.');
	});

	it('names a stack file that does not exist', async () => {
		const { code, said } = await setup(['--for', 'local', '--stack', 'nowhere.json']);
		expect(code).toBe(1);
		expect(said.trim()).toBe('There is no file nowhere.json.');
	});

	it('names an unknown flag and points to --help', async () => {
		const { code, said } = await setup(['--stak', 'stack.json']);
		expect(code).toBe(1);
		expect(said.trim()).toBe("Unknown option '--stak'. --help lists the options.");
	});

	it('explains how to get the stack’s description when given something else', () => {
		expect(() => readStackOutputs('{"Stacks":[]}')).toThrow('describe-stacks');
		expect(() => readStackOutputs('not json')).toThrow('describe-stacks');
	});
});

/** What to type at each question, which is named by a part of it. Control characters are keys. */
type Keystrokes = readonly [question: string, answer: string][];
const ctrlC = '\u0003';

/** Runs `npm run setup` in a terminal, and types each answer after its question. */
async function setupAtTerminal(args: readonly string[], keystrokes: Keystrokes) {
	const command = [process.execPath, script, ...args];
	// A path may have blanks.
	const shellLine = command.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
	// https://man7.org/linux/man-pages/man1/script.1.html gives a program a terminal; macOS has its own.
	const terminal =
		process.platform === 'darwin'
			? ['-q', '/dev/null', ...command]
			: ['-qec', shellLine, '/dev/null'];
	const child = spawn('script', terminal, { cwd: folder });
	const left = [...keystrokes];
	let said = '';
	let answered = 0;
	child.stdout.on('data', (chunk: Buffer) => {
		said += chunk;
		const [question, answer] = left[0] ?? [];
		const at = question === undefined ? -1 : said.indexOf(question, answered);
		if (question === undefined || at < 0) return;
		answered = at + question.length;
		left.shift();
		child.stdin.write(answer === ctrlC ? ctrlC : `${answer}\r`);
	});
	const [code] = await once(child, 'exit');
	return { code: Number(code), said, unasked: left.map(([question]) => question) };
}

describe.skipIf(process.platform === 'win32')('npm run setup in a terminal', () => {
	const poolAnswers: Keystrokes = [
		["The user pool's id", 'eu-west-1_AbCdEfGhI'],
		["The app client's id", 'client'],
		["The pool's domain", 'popmap-auth'],
		['The social buttons', '-'],
		['The group of the moderators', '']
	];
	const untilSecret: Keystrokes = [
		['Settings for', ''],
		["The site's address", ''],
		...poolAnswers
	];

	it('repeats questions until the answers are valid, writes .dev.vars and shows no secret', async () => {
		const { code, said, unasked } = await setupAtTerminal(
			[],
			[
				['Settings for', 'here'],
				['Choose one of local', ''],
				["The site's address", 'http://popmap.example'],
				['APP_ORIGIN must be', ''],
				["The user pool's id", 'nonsense'],
				['COGNITO_USER_POOL_ID must look like', 'eu-west-1_AbCdEfGhI'],
				...poolAnswers.slice(1, 3),
				['The social buttons', 'Twitter'],
				['has no button for', 'Facebook'],
				...poolAnswers.slice(4),
				["The app client's secret", 'hush']
			]
		);
		expect(unasked).toEqual([]);
		expect(code).toBe(0);
		expect(said).not.toContain('hush');
		expect(parseEnv(read('.dev.vars'))).toMatchObject({
			APP_ORIGIN: 'http://localhost:5173',
			COGNITO_CLIENT_SECRET: 'hush',
			COGNITO_PROVIDERS: 'Facebook'
		});
	});

	it.each(['', 'n', 'later'])(
		'leaves .dev.vars as it is when the answer is “%s”',
		async (answer) => {
			writeFileSync(at('.dev.vars'), 'APP_ORIGIN=mine\n');
			const keys: Keystrokes = [
				...untilSecret,
				["The app client's secret", ''],
				['Replace', answer]
			];
			const { code, said, unasked } = await setupAtTerminal([], keys);
			expect(unasked).toEqual([]);
			expect(code).toBe(0);
			expect(said).toContain('Left .dev.vars as it is.');
			expect(read('.dev.vars')).toBe('APP_ORIGIN=mine\n');
		}
	);

	const questions: [where: string, before: Keystrokes, question: string][] = [
		['the first question', [], 'Settings for'],
		['a question', untilSecret.slice(0, 3), "The app client's id"],
		['the secret', untilSecret, "The app client's secret"],
		['the last question', [...untilSecret, ["The app client's secret", '']], 'Replace']
	];
	it.each(questions)('writes nothing after Ctrl-C at %s', async (_, before, question) => {
		writeFileSync(at('.dev.vars'), 'APP_ORIGIN=mine\n');
		const files = readdirSync(folder);
		const { code, said, unasked } = await setupAtTerminal([], [...before, [question, ctrlC]]);
		expect(unasked).toEqual([]);
		expect(code).toBe(1);
		expect(said).toMatch(/Stopped\. No file was changed\.\s*$/);
		expect(readdirSync(folder)).toEqual(files);
		expect(read('.dev.vars')).toBe('APP_ORIGIN=mine\n');
	});

	it('asks whether the client has a secret and whether to create a database', async () => {
		const { code, said, unasked } = await setupAtTerminal(production, [
			['The social buttons', ''],
			['The group of the moderators', ''],
			['Who runs the site', 'Pop "& Up"'],
			['Their postal address', ''],
			['The e-mail address for questions', 'nobody'],
			['CONTACT_EMAIL must be', 'hello@popmap.test'],
			['Does the app client have a secret?', 'perhaps'],
			['Answer yes or no.', 'no'],
			['Create popmap-production', 'n'],
			['Replace', 'y']
		]);
		expect(unasked).toEqual([]);
		expect(code).toBe(0);
		expect(said).not.toContain('COGNITO_CLIENT_SECRET');
		expect(environmentOf('production').secrets?.required).toEqual(['SESSION_KEYS']);
	});
});

describe('createPrompter', () => {
	it('repeats a question until the answer is valid, and reads an empty answer as the default', async () => {
		const [input, output] = [new PassThrough(), new PassThrough()];
		using prompter = createPrompter(input, output, false);
		input.write('nonsense\neu-west-1_AbCdEfGhI\n\n');
		const check = (value: string) => problemWith('COGNITO_USER_POOL_ID', value);
		expect(await prompter.ask('Pool', null, check)).toBe('eu-west-1_AbCdEfGhI');
		expect(await prompter.ask('Group', 'admins', () => null)).toBe('admins');
		expect(String(output.read())).toContain('must look like eu-west-1_AbCdEfGhI');
	});

	it('hides a secret, and confirms only with yes', async () => {
		const [input, output] = [new PassThrough(), new PassThrough()];
		using prompter = createPrompter(input, output, true);
		const asked = prompter.askSecret('Secret');
		input.write('hush\r');
		expect(await asked).toBe('hush');
		input.write('\r');
		expect(await prompter.confirm('Replace?')).toBe(false);
		input.write('y\r');
		expect(await prompter.confirm('Replace?')).toBe(true);
		expect(String(output.read())).not.toContain('hush');
	});

	it('fails when the input ends', async () => {
		const input = new PassThrough();
		using prompter = createPrompter(input, new PassThrough(), false);
		input.end();
		await expect(prompter.ask('Pool', null, () => null)).rejects.toThrow();
	});
});
