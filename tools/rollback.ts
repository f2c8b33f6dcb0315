/** `npm run rollback`: gives the traffic to the previous version. The database stays as it is. */
import { parseArgs } from 'node:util';
import { CliError, runCli } from './cli-error.ts';
import { commands } from './deploy/commands.ts';
import { outputOf } from './deploy/deploy-to.ts';
import { type Environment, readEnvironment } from './deploy/environment.ts';
import { dryRunner, realRunner, type Runner, say } from './deploy/runner.ts';
import { previousVersion } from './deploy/wrangler-output.ts';

const help = `npm run rollback -- [options]

  --env production|staging   default: production
  --to ID       that version instead of the previous one
  --dry-run     shows the command
  --help`;

async function findPrevious(runner: Runner, environment: Environment): Promise<string> {
	const list = outputOf(await runner.query(commands.history(environment)), 'Cloudflare');
	const version = previousVersion(list);
	if (version !== null) return version;
	throw new CliError(
		`No other version was deployed recently. Choose one with --to; npx wrangler versions list --env ${environment.name} lists them.`
	);
}

await runCli(async () => {
	const { values } = parseArgs({
		options: {
			env: { type: 'string', default: 'production' },
			to: { type: 'string' },
			'dry-run': { type: 'boolean', default: false },
			help: { type: 'boolean', default: false }
		}
	});
	if (values.help) return console.log(help);
	const runner = values['dry-run'] ? dryRunner : realRunner;
	const environment = readEnvironment(values.env);
	const version = values.to ?? (await findPrevious(runner, environment));
	if (!(await runner.wrangler(commands.rollback(environment, version)))) {
		throw new CliError('Nothing was rolled back. npx wrangler versions list shows the versions.');
	}
	runner.say(
		`${version} serves, with the secrets it had then: set those again that were rotated since. The database has not changed, because migrations only add; docs/backup.md explains how to restore it.`
	);
	const isHealthy = await runner.node(commands.doctor(environment, 30));
	if (values['dry-run']) return say('This was a dry run: nothing was done.');
	if (!isHealthy)
		throw new CliError('The older version serves, but the doctor did not see everything work.');
});
