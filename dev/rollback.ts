/** `npm run rollback`: the version before takes the traffic back. The database stays as it is. */
import { parseArgs } from 'node:util';
import { commands } from './deploy/commands.ts';
import { readEnvironment } from './deploy/environment.ts';
import { dryRunner, realRunner, say } from './deploy/runner.ts';
import { Explained, runTool } from './explained.js';

const help = `npm run rollback -- [what]

  --env production|staging   production unless said otherwise
  --to ID       that version instead of the one before
  --dry-run     shows the command
  --help`;

const no = { type: 'boolean', default: false } as const;

async function rollback(): Promise<void> {
	const { values } = parseArgs({
		options: {
			env: { type: 'string', default: 'production' },
			...{ to: { type: 'string' }, 'dry-run': no, help: no }
		}
	});
	if (values.help) return console.log(help);
	const runner = values['dry-run'] ? dryRunner : realRunner;
	const environment = readEnvironment(values.env);
	if ((await runner.wrangler(commands.rollback(environment, values.to ?? null))) === null) {
		throw new Explained('Nothing was rolled back. npx wrangler versions list shows what there is.');
	}
	say(
		'The database is as it was: migrations here only add. docs/backup.md tells how to take it back too.'
	);
	if (await runner.node(commands.doctor(environment, null))) return;
	throw new Explained('The older version serves, and something is wrong, as told above.');
}

await runTool(rollback);
