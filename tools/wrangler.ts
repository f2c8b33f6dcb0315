import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';

/** Wrangler's own script, for Node to run. */
export const wrangler = join('node_modules', 'wrangler', 'bin', 'wrangler.js');

/** An environment in which wrangler prints no banner or colour and sends no telemetry. */
export const quietEnvironment = (): NodeJS.ProcessEnv => ({
	...process.env,
	WRANGLER_SEND_METRICS: 'false',
	WRANGLER_HIDE_BANNER: 'true',
	WRANGLER_WRITE_LOGS: 'false',
	CLOUDFLARE_CF_FETCH_ENABLED: 'false',
	NO_COLOR: '1',
	FORCE_COLOR: '0'
});

/** As `quietEnvironment`, and wrangler asks no questions either. */
export const unattendedEnvironment = (): NodeJS.ProcessEnv => ({
	...quietEnvironment(),
	CI: 'true'
});

/** What wrangler printed; `ok` is whether it succeeded. */
export interface WranglerOutput {
	ok: boolean;
	stdout: string;
	stderr: string;
}

/** Runs wrangler without a terminal and collects what it prints. */
export async function runWrangler(args: readonly string[]): Promise<WranglerOutput> {
	const options = { env: unattendedEnvironment(), maxBuffer: 256 * 1024 * 1024 };
	try {
		const { stdout, stderr } = await promisify(execFile)(
			process.execPath,
			[wrangler, ...args],
			options
		);
		return { ok: true, stdout, stderr };
	} catch (error) {
		if (!(error instanceof Error && 'stdout' in error && 'stderr' in error)) throw error;
		return { ok: false, stdout: String(error.stdout), stderr: String(error.stderr) };
	}
}

/** The reason that a tool gave for its failure, in one line. */
export function errorLine(output: string): string {
	// With --json, wrangler reports errors as JSON too.
	const inJson = /^\s*"text": (".*")$/m.exec(output)?.[1];
	if (inJson) return String(JSON.parse(inJson));
	const lines = stripVTControlCharacters(output).split('\n');
	const error =
		lines.find((line) => line.includes('[ERROR]')) ?? lines.findLast((line) => line.trim());
	return error?.replace(/^.*\[ERROR\]\s*/, '').trim() || 'it printed nothing';
}
