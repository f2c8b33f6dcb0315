import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { lastLine } from '../last-line.ts';
import { createOutside, isSilence } from '../doctor/outside.ts';
import { Explained } from '../explained.js';
import { faint } from '../step.js';
import { quietTools, wrangler } from '../wrangler.js';
import type { Command } from './commands.ts';
import { uploadedVersion } from './wrangler-says.ts';

/** What wrangler said when it was asked, or why it did not. */
export type Answer = { kind: 'said'; text: string } | { kind: 'refused'; why: string };

/** Runs the commands of a deployment, one after the other. */
export interface Runner {
	/** Asks something, and changes nothing by it. */
	ask: (command: Command) => Promise<Answer>;
	/** Does something, and shows what it prints. @returns whether it succeeded */
	wrangler: (command: Command) => Promise<boolean>;
	/** Whether Popmap is served there, by whatever version. */
	answers: (origin: string) => Promise<boolean>;
	/** As `wrangler`, with a program of ours. */
	node: (command: Command) => Promise<boolean>;
	/** Uploads, and gives the new version's id. @throws {Explained} when there is none */
	upload: (command: Command) => Promise<string>;
	/** Tells what has happened. */
	say: (sentence: string) => void;
}

/** @param whom was asked @throws {Explained} when they did not answer */
export function answerOf(answer: Answer, whom: string): string {
	if (answer.kind === 'said') return answer.text;
	throw new Explained(
		`${whom} cannot be asked: ${lastLine(answer.why)}\nNothing has changed. npx wrangler login signs you in.`
	);
}

export const say = (sentence: string) => console.log(`  ${sentence}`);

const shown = (command: Command) => console.log(faint(`  $ ${command.join(' ')}`));

/** An environment in which wrangler asks nothing, as nobody answers. */
const unattended = () => ({ ...quietTools(), CI: 'true' });

async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<boolean> {
	const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'inherit', 'inherit'] });
	const [code] = await once(child, 'close');
	return code === 0;
}

export const realRunner: Runner = {
	async ask(command) {
		shown(['npx', 'wrangler', ...command]);
		return promisify(execFile)(process.execPath, [wrangler, ...command], {
			env: unattended()
		}).then(
			({ stdout }) => ({ kind: 'said', text: stdout }),
			({ stdout, stderr }) => ({ kind: 'refused', why: `${stdout}${stderr}` })
		);
	},
	async wrangler(command) {
		shown(['npx', 'wrangler', ...command]);
		return run([wrangler, ...command], unattended());
	},
	async answers(origin) {
		const answer = await createOutside().ask(`${origin}/health`);
		return !isSilence(answer) && answer.json !== null && 'database' in answer.json;
	},
	async node(command) {
		shown(['node', ...command]);
		return run(command, process.env);
	},
	async upload(command) {
		shown(['npx', 'wrangler', ...command]);
		const folder = mkdtempSync(join(tmpdir(), 'popmap-upload-'));
		const report = join(folder, 'report');
		const env = { ...unattended(), WRANGLER_OUTPUT_FILE_PATH: report };
		try {
			const succeeded = await run([wrangler, ...command], env);
			const id = succeeded ? uploadedVersion(readFileSync(report, 'utf8')) : null;
			if (id) return id;
		} finally {
			rmSync(folder, { recursive: true });
		}
		throw new Explained('The new version was not uploaded. Nothing has changed for visitors.');
	},
	say
};

/** What would be said where Popmap has been deployed twice. */
function supposedAnswer([noun, verb]: Command): object {
	const deployed = (id: string) => ({ versions: [{ version_id: id, percentage: 100 }] });
	if (noun === 'd1') return { bookmark: '<bookmark>' };
	if (noun === 'versions') return { resources: { bindings: [{ type: 'd1', name: 'DB' }] } };
	return verb === 'list' ? [deployed('<before>'), deployed('<old>')] : deployed('<old>');
}

/** Shows what would be run where Popmap is served already, and pretends that all of it succeeded. */
export const dryRunner: Runner = {
	async ask(command) {
		shown(['npx', 'wrangler', ...command]);
		return { kind: 'said', text: JSON.stringify(supposedAnswer(command)) };
	},
	async wrangler(command) {
		shown(['npx', 'wrangler', ...command]);
		return true;
	},
	answers: async () => true,
	async node(command) {
		shown(['node', ...command]);
		return true;
	},
	/** The bundle is made for real, and kept here. */
	async upload(command) {
		shown(['npx', 'wrangler', ...command]);
		const args = [wrangler, ...command, '--dry-run'];
		const made = await promisify(execFile)(process.execPath, args, { env: quietTools() }).then(
			() => null,
			({ stdout, stderr }) => lastLine(`${stdout}${stderr}`)
		);
		if (made !== null) throw new Explained(`The Worker cannot be bundled: ${made}`);
		return '<new>';
	},
	say: () => {}
};
