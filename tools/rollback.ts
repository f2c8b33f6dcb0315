/** `npm run rollback`: the version before takes the traffic. The database stays as it is. */
import { parseArgs } from 'node:util';
import { commands } from './deploy/commands.ts';
import { readEnvironment } from './deploy/environment.ts';
import type { Environment } from './deploy/environment.ts';
import { answerOf, dryRunner, realRunner, say } from './deploy/runner.ts';
import type { Runner } from './deploy/runner.ts';
import { previousVersion } from './deploy/wrangler-says.ts';
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
	const version = values.to ?? (await versionBefore(runner, environment));
	if (!(await runner.wrangler(commands.rollback(environment, version)))) {
		throw new Explained('Nothing was rolled back. npx wrangler versions list shows what there is.');
	}
	runner.say(
		`${version} serves, with the secrets of its time: set again those that were rotated since. The database is as it was; migrations only add. docs/backup.md tells how to take it back too.`
	);
	const isRight = await runner.node(commands.doctor(environment, null, 30));
	if (values['dry-run']) return say('That was a dry run: nothing was done.');
	if (isRight) return;
	throw new Explained('The older version serves, and something is wrong, as told above.');
}

async function versionBefore(runner: Runner, environment: Environment): Promise<string> {
	const list = answerOf(await runner.ask(commands.history(environment)), 'Cloudflare');
	const version = previousVersion(list);
	if (version !== null) return version;
	throw new Explained(
		`No other version was deployed lately. npx wrangler versions list --env ${environment.name} shows what there is; name it with --to.`
	);
}

await runTool(rollback);
