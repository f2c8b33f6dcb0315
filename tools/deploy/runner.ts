import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CliError } from '../cli-error.ts';
import { createProbe } from '../doctor/http-probe.ts';
import { faint } from '../step.ts';
import type { WranglerOutput } from '../wrangler.ts';
import { errorLine, runWrangler, unattendedEnvironment, wrangler } from '../wrangler.ts';
import { uploadedVersion } from './wrangler-output.ts';

/** The arguments of wrangler or node. */
export type Command = readonly string[];

/** Runs the commands of a deployment, one after the other. */
export interface Runner {
	/** Asks Cloudflare something without changing anything. */
	query: (command: Command) => Promise<WranglerOutput>;
	/** Changes something, and shows what wrangler prints. @returns whether it succeeded */
	wrangler: (command: Command) => Promise<boolean>;
	/** Runs one of our own tools. @returns whether it succeeded */
	node: (command: Command) => Promise<boolean>;
	/** Uploads a version and returns its id. @throws {CliError} when there is none */
	upload: (command: Command) => Promise<string>;
	/** Whether any version of Popmap responds at this origin. */
	isServed: (origin: string) => Promise<boolean>;
	say: (sentence: string) => void;
}

export const say = (sentence: string): void => console.log(`  ${sentence}`);

const show = (program: string, command: Command): true => {
	console.log(faint(`  $ ${program} ${command.join(' ')}`));
	return true;
};
const showWrangler = (command: Command) => show('npx wrangler', command);

async function succeeds(args: readonly string[], env: NodeJS.ProcessEnv): Promise<boolean> {
	const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'inherit', 'inherit'] });
	const [code] = await once(child, 'close');
	return code === 0;
}

async function upload(command: Command): Promise<string> {
	showWrangler(command);
	const folder = mkdtempSync(join(tmpdir(), 'popmap-upload-'));
	const report = join(folder, 'report');
	const env = { ...unattendedEnvironment(), WRANGLER_OUTPUT_FILE_PATH: report };
	try {
		const isUploaded = await succeeds([wrangler, ...command], env);
		const id = isUploaded ? uploadedVersion(readFileSync(report, 'utf8')) : null;
		if (id) return id;
	} finally {
		rmSync(folder, { recursive: true });
	}
	throw new CliError('The new version was not uploaded. Nothing has changed for visitors.');
}

export const realRunner: Runner = {
	query(command) {
		showWrangler(command);
		return runWrangler(command);
	},
	wrangler(command) {
		showWrangler(command);
		return succeeds([wrangler, ...command], unattendedEnvironment());
	},
	node(command) {
		show('node', command);
		return succeeds(command, process.env);
	},
	upload,
	async isServed(origin) {
		const { json } = await createProbe().fetch(`${origin}/health`);
		return json !== null && 'database' in json;
	},
	say
};

/** What Cloudflare would answer if Popmap had been deployed twice. */
function dryAnswer([noun, verb]: Command): object {
	const deployment = (id: string) => ({ versions: [{ version_id: id, percentage: 100 }] });
	if (noun === 'd1') return { bookmark: '<bookmark>' };
	if (noun === 'versions') return { resources: { bindings: [{ type: 'd1', name: 'DB' }] } };
	return verb === 'list' ? [deployment('<before>'), deployment('<old>')] : deployment('<old>');
}

/** Shows the commands for a site that is deployed, bundles the Worker, and does nothing else. */
export const dryRunner: Runner = {
	async query(command) {
		showWrangler(command);
		return { ok: true, stdout: JSON.stringify(dryAnswer(command)), stderr: '' };
	},
	wrangler: async (command) => showWrangler(command),
	node: async (command) => show('node', command),
	async upload(command) {
		showWrangler(command);
		const { ok, stdout, stderr } = await runWrangler([...command, '--dry-run']);
		if (ok) return '<new>';
		throw new CliError(`The Worker cannot be bundled: ${errorLine(stdout + stderr)}`);
	},
	isServed: async () => true,
	say: () => {}
};
