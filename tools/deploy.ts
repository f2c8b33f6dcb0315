/** `npm run deploy`: checks, builds, migrates, uploads, and proves the new version before it serves. */
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { buildPages } from './build-pages.ts';
import { deployTo, noteInJournal } from './deploy/deploy-to.ts';
import { readEnvironment } from './deploy/environment.ts';
import { dryRunner, realRunner, say } from './deploy/runner.ts';
import { Explained, runTool } from './explained.js';

const help = `npm run deploy -- [what]

  --env production|staging   production unless said otherwise
  --dry-run     builds and bundles for real, and shows every other command without running it
  --skip-check  leaves npm run check out, where it ran already
  --help`;

const no = { type: 'boolean', default: false } as const;

/** The commit that is deployed; what is not committed is not told apart later. */
function committed(): string {
	const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim();
	if (git('status', '--porcelain'))
		say('There are changes that are not committed; they are deployed too.');
	return git('rev-parse', '--short=12', 'HEAD');
}

async function deploy(): Promise<void> {
	const { values } = parseArgs({
		options: {
			env: { type: 'string', default: 'production' },
			...{ 'dry-run': no, 'skip-check': no, help: no }
		}
	});
	if (values.help) return console.log(help);
	const isDryRun = values['dry-run'];
	const runner = isDryRun ? dryRunner : realRunner;
	const environment = readEnvironment(values.env);
	const problems = environment.problems.map((problem) => `  - ${problem}`).join('\n');
	if (problems && !isDryRun) {
		throw new Explained(`${values.env} cannot be deployed yet:\n${problems}`);
	}
	if (problems) say(`${values.env} could not be deployed yet:\n${problems}`);
	if (!values['skip-check'] && !(await runner.node(['tools/check.ts']))) {
		throw new Explained('npm run check found something. Nothing has changed.');
	}
	await buildPages();
	await deployTo(runner, {
		environment,
		commit: committed(),
		note: isDryRun ? () => {} : noteInJournal
	});
	if (isDryRun)
		say('That was a dry run: the pages and the Worker were built, and nothing else was done.');
}

await runTool(deploy);
