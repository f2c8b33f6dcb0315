/** `npm run check`: types, lint with the import rules, format. Runs them all, and shows what fails. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runTool } from './explained.js';
import { step } from './step.js';
import { closeWith } from './tally.ts';
import { quietTools, wrangler } from './wrangler.js';

const tool = (...path: string[]) => join('node_modules', ...path);
const tsc = tool('typescript', 'bin', 'tsc');
/** As of the deployed site: its settings are declared in wrangler.toml, not in somebody's files. */
const bindings = ['types', 'worker/env.d.ts', '--no-include-runtime', '--env', 'production'];

const checks: Record<string, readonly string[]> = {
	"SvelteKit's types": [tool('@sveltejs', 'kit', 'svelte-kit.js'), 'sync'],
	"The Worker's bindings": [wrangler, ...bindings, '--strict-vars=false', '--check'],
	'Types of the Worker': [tsc, '-p', 'worker'],
	'Types of the local Cognito': [tsc, '-p', join('packages', 'local-cognito')],
	'Types of the tools': [tsc, '-p', 'tools'],
	'Types of the pages': [tool('svelte-check', 'bin', 'svelte-check'), '--fail-on-warnings'],
	'Lint and import rules': [tool('eslint', 'bin', 'eslint.js'), '.', '--max-warnings=0'],
	Format: [tool('prettier', 'bin', 'prettier.cjs'), '--check', '.']
};

/** What a failed check printed, or null for one that passed. */
async function complaint(title: string, command: readonly string[]): Promise<string | null> {
	const options = { env: quietTools(), maxBuffer: 64 * 1024 * 1024 };
	try {
		await step(title, () => promisify(execFile)(process.execPath, command, options));
		return null;
	} catch (error) {
		if (!(error instanceof Error) || !('stdout' in error && 'stderr' in error)) throw error;
		return `${error.stdout}${error.stderr}`;
	}
}

async function check(): Promise<void> {
	const failures: string[] = [];
	for (const [title, command] of Object.entries(checks)) {
		const said = await complaint(title, command);
		if (said === null) continue;
		failures.push(title);
		console.log(`\n${said}`);
	}
	const passed = Object.keys(checks).length - failures.length;
	closeWith({ passed, failures, skipped: 0 });
}

await runTool(check);
