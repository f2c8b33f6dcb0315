import { CliError } from '../cli-error.ts';
import { errorLine, runWrangler } from '../wrangler.ts';

/** The statement by which a change asks for a purge: see worker/cache/record-purges.ts. */
export const purgeStatement = (tag: string, now: number): string =>
	`INSERT INTO purges (tag, requested_at, due_at, remaining) VALUES ('${tag}', ${now}, ${now}, 1)
	ON CONFLICT (tag) DO UPDATE SET requested_at = ${now}, due_at = ${now}, remaining = 1`;

/** Asks for a purge as a change would. @throws {CliError} when the database cannot be written */
export async function requestPurge(environment: string, tag: string): Promise<void> {
	const command = ['--command', purgeStatement(tag, Date.now())];
	const { ok, stdout, stderr } = await runWrangler([
		...['d1', 'execute', 'DB', '--remote', '--yes', '--env', environment],
		...command
	]);
	if (!ok) throw new CliError(`A purge could not be requested: ${errorLine(stdout + stderr)}`);
}
