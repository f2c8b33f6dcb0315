/** `npm run sessions:end-all`: signs everybody out. docs/incidents.md says when. */
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { CliError, runCli } from './cli-error.ts';
import { errorLine, runWrangler } from './wrangler.ts';

const help = `npm run sessions:end-all -- [options]

  --env production|staging   that environment's database instead of the local one
  --help

Ends the session of everybody who is signed in, at once for writes and within
five seconds for reads. People sign in again. Tokens at Cognito are not revoked.`;

/** Rows of one statement: few enough that other writes do not wait long for it. */
const batchSize = 500;
/** Statements of one call, because wrangler takes longer to start than they take. */
const batchesAtOnce = 10;

const endSome = `UPDATE sessions SET ended_at = unixepoch() * 1000, ended_because = 'ended_by_operator', successor = NULL
	WHERE id IN (SELECT id FROM sessions WHERE ended_at IS NULL LIMIT ${batchSize}) RETURNING 1`;
const responses = v.array(v.object({ results: v.array(v.unknown()) }));

/** @returns how many sessions ended */
async function endBatches(where: readonly string[]): Promise<number> {
	const statements = Array.from({ length: batchesAtOnce }, () => endSome).join(';');
	const command = ['d1', 'execute', 'DB', ...where, '--yes', '--json', '--command', statements];
	const { ok, stdout, stderr } = await runWrangler(command);
	if (!ok) {
		const reason = errorLine(stdout + stderr);
		throw new CliError(
			`The database could not be changed: ${reason}\nRun this again: it continues where it stopped.`
		);
	}
	return v
		.parse(responses, JSON.parse(stdout))
		.reduce((sum, { results }) => sum + results.length, 0);
}

await runCli(async () => {
	const { values } = parseArgs({
		options: { env: { type: 'string' }, help: { type: 'boolean', default: false } }
	});
	if (values.help) return console.log(help);
	const where = values.env ? ['--remote', '--env', values.env] : ['--local'];
	let total = 0;
	for (;;) {
		const ended = await endBatches(where);
		total += ended;
		if (ended < batchSize * batchesAtOnce) break;
		console.log(`  … ${total} sessions ended`);
	}
	console.log(`  ✓ ${total} sessions ended. Everybody signs in again.`);
});
