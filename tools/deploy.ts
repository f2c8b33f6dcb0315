/** `npm run deploy`: checks, builds, migrates, uploads, and examines the new version before it serves. */
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { buildPages } from './built-worker.ts';
import { CliError, runCli } from './cli-error.ts';
import { deployTo, recordInJournal } from './deploy/deploy-to.ts';
import { readEnvironment } from './deploy/environment.ts';
import { dryRunner, realRunner, say } from './deploy/runner.ts';

const help = `npm run deploy -- [options]

  --env production|staging   default: production
  --dry-run     builds and bundles, and shows every other command without running it
  --skip-check  skips npm run check, for example when it ran before
  --accept CHECKS   checks that the doctor cannot do and that you did yourself, such as domain
  --help`;

function currentCommit(): string {
	const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim();
	if (git('status', '--porcelain'))
		say('Warning: this also deploys changes that are not committed.');
	return git('rev-parse', '--short=12', 'HEAD');
}

await runCli(async () => {
	const { values } = parseArgs({
		options: {
			env: { type: 'string', default: 'production' },
			'dry-run': { type: 'boolean', default: false },
			'skip-check': { type: 'boolean', default: false },
			accept: { type: 'string', default: '' },
			help: { type: 'boolean', default: false }
		}
	});
	if (values.help) return console.log(help);
	const isDryRun = values['dry-run'];
	const runner = isDryRun ? dryRunner : realRunner;
	const environment = readEnvironment(values.env);
	if (environment.problems.length > 0) {
		const problems = environment.problems.map((problem) => `\n  - ${problem}`).join('');
		const message = `${values.env} cannot be deployed yet:${problems}`;
		if (!isDryRun) throw new CliError(message);
		say(message);
	}
	for (const warning of environment.warnings) say(`Warning: ${warning}`);
	if (!values['skip-check'] && !(await runner.node(['--run', 'check']))) {
		throw new CliError('npm run check failed. Nothing has changed.');
	}
	await buildPages();
	const record = isDryRun ? () => {} : recordInJournal;
	await deployTo(runner, {
		environment,
		commit: currentCommit(),
		record,
		accepted: values.accept
	});
	if (isDryRun)
		say('This was a dry run: the pages and the Worker were built, nothing else was done.');
});
