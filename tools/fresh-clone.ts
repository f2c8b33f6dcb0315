/**
 * What a newcomer does: takes the committed files, runs `npm start`, signs in, signs out, presses
 * Ctrl-C; then does so with `npm run dev`, and changes a page and the Worker meanwhile. Runs with
 * the machine's own Node, in an empty folder that is removed afterwards.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { people, sharedPassword } from '../cognito/local-pool.ts';
import { Explained, runTool } from './explained.js';
import { isFree, requireFreePort } from './ports.ts';
import { processesIn } from './processes.ts';
import { signIn, signOut } from './sign-in-over-http.ts';
import { closeWith } from './tally.ts';
import { cognitoPort, sitePort, testSettings } from './test-settings.ts';

const origin = testSettings.APP_ORIGIN;
/** How long a start may take until someone is signed in, in seconds. */
const firstStart = 180;
const secondStart = 15;
const devStart = 60;
/** How long a change may take to be seen, in seconds. */
const toBeSeen = 30;

/** The environment of a terminal in which nothing of this folder is on PATH. */
function newcomersEnvironment(): NodeJS.ProcessEnv {
	const outside = Object.entries(process.env).filter(([name]) => !/^npm_|^NODE$/.test(name));
	const folders = (process.env.PATH ?? '').split(delimiter);
	const path = folders.filter((folder) => !folder.includes('node_modules'));
	return { ...Object.fromEntries(outside), PATH: path.join(delimiter) };
}

/** Unpacks what is committed into an empty folder. */
function cloneInto(folder: string): void {
	const archive = execFileSync('git', ['archive', 'HEAD'], { maxBuffer: 256 * 1024 * 1024 });
	execFileSync('tar', ['-x', '-C', folder], { input: archive });
}

type Script = 'start' | 'dev';

function npmRun(folder: string, script: Script): ChildProcess {
	return spawn('npm', ['run', script], {
		cwd: folder,
		env: newcomersEnvironment(),
		stdio: ['ignore', 'inherit', 'inherit'],
		detached: true
	});
}

/** Presses Ctrl-C, which reaches npm and all that it runs in the terminal's foreground. */
async function pressCtrlC(npm: ChildProcess): Promise<void> {
	if (npm.pid === undefined || npm.exitCode !== null || npm.signalCode !== null) return;
	const exit = once(npm, 'exit');
	process.kill(-npm.pid, 'SIGINT');
	await exit;
}

async function untilServing(npm: ChildProcess, seconds: number): Promise<void> {
	const deadline = performance.now() + seconds * 1000;
	while (performance.now() < deadline) {
		if (npm.exitCode !== null) throw new Explained('npm ended before the site was there.');
		const answer = await fetch(`${origin}/health`).catch(() => null);
		if (answer?.ok) return;
		await pause(100);
	}
	throw new Explained(`The site was not there within ${seconds} seconds.`);
}

interface Visit {
	title: string;
	script: Script;
	/** How long it may take until someone is signed in. */
	seconds: number;
	/** What is done before signing out. */
	meanwhile?: () => Promise<void>;
}

/** Starts, signs in and out, and stops; throws when that takes longer than it may. */
async function visit(folder: string, { title, script, seconds, meanwhile }: Visit) {
	const [emil] = people.filter((person) => person.provider === 'COGNITO');
	if (!emil?.email) throw new Error('The local Cognito has nobody with a password.');
	const begun = performance.now();
	const npm = npmRun(folder, script);
	try {
		await untilServing(npm, seconds);
		const { jar, me } = await signIn(origin, { email: emil.email, password: sharedPassword });
		const taken = (performance.now() - begun) / 1000;
		console.log(`  signed in after ${taken.toFixed(1)} s as ${JSON.stringify(me)}`);
		await meanwhile?.();
		await signOut(origin, jar);
		if (taken > seconds) throw new Explained(`${title} took longer than ${seconds} seconds.`);
		return `${title}: signed in within ${taken.toFixed(1)} s of ${seconds} s`;
	} finally {
		await pressCtrlC(npm);
	}
}

/** A sentence in a file, and the address where it is to be read. */
interface Sentence {
	file: string;
	sentence: string;
	at: string;
}

/** One of a page, and one of the Worker. */
const sentences: readonly Sentence[] = [
	{ file: 'web/routes/login/+page.svelte', sentence: 'Sign in to Popmap', at: '/login' },
	{ file: 'worker/http/docs-page.ts', sentence: 'What every error answers', at: '/api/docs' }
];

/** Changes a sentence as in an editor, and waits until the site says the new one. */
async function edit(folder: string, { file, sentence, at }: Sentence): Promise<void> {
	const path = join(folder, file);
	const text = readFileSync(path, 'utf8');
	const changed = `${sentence} Changed.`;
	// While the site changes, nobody may answer for a moment.
	const page = () => fetch(origin + at).then((answer) => answer.text());
	const says = async (words: string) => (await page().catch(() => '')).includes(words);
	if (!text.includes(sentence) || !(await says(sentence)) || (await says(changed))) {
		throw new Explained(`“${sentence}” of ${file} is not what ${at} says.`);
	}
	writeFileSync(path, text.replace(sentence, changed));
	const begun = performance.now();
	while (!(await says(changed))) {
		if (performance.now() - begun > toBeSeen * 1000) {
			throw new Explained(`A change of ${file} was not seen at ${at} within ${toBeSeen} seconds.`);
		}
		await pause(100);
	}
	console.log(`  saw ${file} change after ${((performance.now() - begun) / 1000).toFixed(1)} s`);
}

async function nothingIsLeft(folder: string): Promise<string> {
	await pause(500);
	const left = processesIn(folder);
	if (left.length > 0) throw new Explained(`Ctrl-C left running:\n${left.join('\n')}`);
	if (!(await isFree(sitePort)) || !(await isFree(cognitoPort))) {
		throw new Explained('Ctrl-C left a port in use.');
	}
	return 'Ctrl-C stopped everything and freed the ports';
}

async function freshClone(): Promise<void> {
	await requireFreePort(sitePort, 'the fresh clone');
	await requireFreePort(cognitoPort, "the fresh clone's local Cognito");
	const folder = mkdtempSync(join(tmpdir(), 'popmap-clone-'));
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
	cloneInto(folder);
	const meanwhile = async () => {
		for (const sentence of sentences) await edit(folder, sentence);
	};
	const kept: string[] = [];
	const failures: string[] = [];
	for (const claim of [
		() => visit(folder, { title: 'First start', script: 'start', seconds: firstStart }),
		() => nothingIsLeft(folder),
		() => visit(folder, { title: 'Second start', script: 'start', seconds: secondStart }),
		() => nothingIsLeft(folder),
		() => visit(folder, { title: 'npm run dev', script: 'dev', seconds: devStart, meanwhile }),
		() => nothingIsLeft(folder)
	]) {
		try {
			kept.push(await claim());
		} catch (error) {
			failures.push(error instanceof Error ? error.message : String(error));
		}
	}
	console.log(`\n${kept.map((sentence) => `  ✓ ${sentence}`).join('\n')}`);
	closeWith({ passed: kept.length, failures, skipped: 0 });
}

await runTool(freshClone);
