import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unstable_readConfig } from 'wrangler';
import { readConfig } from '../../worker/config.ts';
import { CliError } from '../cli-error.ts';
import { readEnvironment } from '../deploy/environment.ts';
import { testSettings } from '../test-settings.ts';
import { errorLine, runWrangler } from '../wrangler.ts';
import { fileTarget, type Target } from './targets.ts';

/**
 * The issuer of the user pool of an environment.
 *
 * @throws {CliError} when wrangler.toml has no such environment or it is incomplete
 */
export function issuerOf(environment: string): string {
	const { problems } = readEnvironment(environment);
	if (problems.length > 0) {
		const list = problems.map((problem) => `  - ${problem}`).join('\n');
		throw new CliError(`${environment} is not ready for an import:\n${list}`);
	}
	const { vars } = unstable_readConfig({ config: 'wrangler.toml', env: environment });
	return readConfig({ ...vars, SESSION_KEYS: testSettings.SESSION_KEYS }).cognito.issuer;
}

/**
 * Imports into the database of an environment, in one transaction.
 *
 * @param fill writes to the target that it receives
 * @throws {CliError} when the database does not respond or rejects the import
 */
export async function importRemotely<T>(
	environment: string,
	fill: (target: Target) => Promise<T>
): Promise<T> {
	const folder = mkdtempSync(join(tmpdir(), 'popmap-import-'));
	try {
		const file = join(folder, 'import.sql');
		const result = await fill(fileTarget(file));
		const target = ['--remote', '--env', environment, '--yes', '--file', file];
		const { ok, stdout, stderr } = await runWrangler(['d1', 'execute', 'DB', ...target]);
		if (ok) return result;
		const reason = errorLine(stdout + stderr);
		throw new CliError(
			`The import failed, and nothing was written: ${reason}\nnpx wrangler login signs you in.`
		);
	} finally {
		rmSync(folder, { recursive: true });
	}
}
