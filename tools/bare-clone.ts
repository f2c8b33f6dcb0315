/**
 * Does what a newcomer does, in an empty folder and with the machine's own Node: copies the committed
 * files, runs `npm start`, signs in and out, presses Ctrl-C, and checks that nothing is left running.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { people, sharedPassword } from '../packages/local-cognito/src/people.ts';
import { CliError, runCli } from './cli-error.ts';
import { isFree } from './ports.ts';
import { signIn, signOut } from './sign-in-over-http.ts';
import { testSettings } from './test-settings.ts';

const { APP_ORIGIN: origin, COGNITO_DOMAIN: cognito } = testSettings;
const startTimeout = { first: 180_000, second: 20_000 };

/** The environment of a new terminal: without npm's variables, and without our packages on PATH. */
function newTerminal(): NodeJS.ProcessEnv {
	const variables = Object.entries(process.env).filter(([name]) => !/^npm_|^NODE/.test(name));
	const folders = (process.env.PATH ?? '').split(delimiter);
	const path = folders.filter((folder) => !folder.includes('node_modules')).join(delimiter);
	return { ...Object.fromEntries(variables), PATH: path };
}

async function untilHealthy(npm: ChildProcess, timeout: number): Promise<void> {
	for (const deadline = Date.now() + timeout; Date.now() < deadline; await sleep(100)) {
		if (npm.exitCode !== null) throw new CliError('npm start ended before the site responded.');
		const response = await fetch(`${origin}/health`).catch(() => null);
		if (response?.ok) return;
	}
	throw new CliError(`The site did not respond within ${timeout / 1000} seconds.`);
}

async function visit(folder: string, timeout: number): Promise<void> {
	const stdio = ['ignore', 'inherit', 'inherit'] as const;
	const npm = spawn('npm', ['start'], {
		cwd: folder,
		env: newTerminal(),
		stdio: [...stdio],
		detached: true
	});
	try {
		await untilHealthy(npm, timeout);
		const email = people.find(({ provider }) => provider === 'COGNITO')?.email ?? '';
		const { jar } = await signIn(origin, { email, password: sharedPassword });
		await signOut(origin, jar);
	} finally {
		// Ctrl-C reaches the whole process group of the terminal.
		if (npm.pid !== undefined && npm.exitCode === null) {
			process.kill(-npm.pid, 'SIGINT');
			await once(npm, 'exit');
		}
	}
	await sleep(500);
	const processes = execFileSync('ps', ['-eo', 'pid=,stat=,args='], { encoding: 'utf8' });
	const left = processes
		.split('\n')
		.filter((line) => line.includes(folder) && !/^ *\d+ +Z/.test(line));
	if (left.length > 0) throw new CliError(`Ctrl-C left running:\n${left.join('\n')}`);
	const ports = [origin, cognito].map((url) => Number(new URL(url).port));
	const free = await Promise.all(ports.map(isFree));
	if (free.includes(false)) throw new CliError('Ctrl-C left a port in use.');
}

await runCli(async () => {
	const folder = mkdtempSync(join(tmpdir(), 'popmap-clone-'));
	try {
		const maxBuffer = 256 * 1024 * 1024;
		const archive = execFileSync('git', ['archive', 'HEAD'], { maxBuffer });
		execFileSync('tar', ['-x', '-C', folder], { input: archive });
		await visit(folder, startTimeout.first);
		await visit(folder, startTimeout.second);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});
