import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Explained } from '../explained.js';
import { faint } from '../step.js';
import { quietTools, wrangler } from '../wrangler.js';
import type { Command } from './commands.ts';

/** Runs the commands of a deployment, one after the other. */
export interface Runner {
	/** @returns what it printed, when it succeeded; null when it did not. */
	wrangler: (command: Command) => Promise<string | null>;
	/** Shows what it prints. @returns whether it succeeded. */
	node: (command: Command) => Promise<boolean>;
	/** Uploads, and gives the new version's id. @throws {Explained} when there is none */
	upload: (command: Command) => Promise<string>;
}

export const say = (sentence: string) => console.log(`  ${sentence}`);

const shown = (command: Command) => console.log(faint(`  $ ${command.join(' ')}`));

async function run(args: readonly string[], env: NodeJS.ProcessEnv, isShown: boolean) {
	const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
	let said = '';
	child.stdout.on('data', (chunk: Buffer) => {
		said += chunk;
		if (isShown) process.stdout.write(chunk);
	});
	const [code] = await once(child, 'close');
	return { said, succeeded: code === 0 };
}

export const realRunner: Runner = {
	async wrangler(command) {
		shown(['npx', 'wrangler', ...command]);
		const isForPrograms = command.includes('--json');
		const env = { ...quietTools(), CI: 'true' };
		const { said, succeeded } = await run([wrangler, ...command], env, !isForPrograms);
		return succeeded ? said : null;
	},
	async node(command) {
		shown(['node', ...command]);
		return (await run(command, process.env, true)).succeeded;
	},
	async upload(command) {
		shown(['npx', 'wrangler', ...command]);
		const folder = mkdtempSync(join(tmpdir(), 'popmap-upload-'));
		const report = join(folder, 'report');
		const env = { ...quietTools(), CI: 'true', WRANGLER_OUTPUT_FILE_PATH: report };
		try {
			const { succeeded } = await run([wrangler, ...command], env, true);
			const id = succeeded ? uploadedVersion(readFileSync(report, 'utf8')) : null;
			if (id) return id;
		} finally {
			rmSync(folder, { recursive: true });
		}
		throw new Explained('The new version was not uploaded. Nothing has changed for visitors.');
	}
};

/** Shows what would be run, and pretends that all of it succeeded. */
export const dryRunner: Runner = {
	async wrangler(command) {
		shown(['npx', 'wrangler', ...command]);
		return command[0] === 'deployments'
			? '{"versions":[{"version_id":"<old>","percentage":100}]}'
			: '';
	},
	async node(command) {
		shown(['node', ...command]);
		return true;
	},
	/** The bundle is made for real, and kept here. */
	async upload(command) {
		shown(['npx', 'wrangler', ...command]);
		const { succeeded } = await run([wrangler, ...command, '--dry-run'], quietTools(), false);
		if (!succeeded) throw new Explained('The Worker cannot be bundled.');
		return '<new>';
	}
};

/** Reads the version's id from the report that wrangler leaves: one JSON object a line. */
export function uploadedVersion(report: string): string | null {
	for (const line of report.split('\n').filter(Boolean)) {
		const { type, version_id: id } = JSON.parse(line);
		if (type === 'version-upload' && typeof id === 'string') return id;
	}
	return null;
}

/** The version that takes all or most of the traffic; null where the Worker was never deployed. */
export function currentVersion(status: string | null): string | null {
	if (status === null) return null;
	const { versions } = JSON.parse(status);
	const [first] = [...versions].sort((one, other) => other.percentage - one.percentage);
	return typeof first?.version_id === 'string' ? first.version_id : null;
}
