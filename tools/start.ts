/**
 * `npm start` serves the built site and `npm run dev` the sources with hot reload, both with a local
 * Cognito at the addresses in .dev.vars, until Ctrl-C.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { lastLines } from './child-process.ts';
import { CliError, runCli } from './cli-error.ts';
import { startReloadingSite } from './dev-server/reloading-site.ts';
import { type Site, startSite } from './dev-server/site.ts';
import { testUsers } from './dev-server/test-users.ts';
import { writeDevVars } from './dev-vars.ts';
import { localState } from './local-database.ts';
import { shutdownSignal } from './shutdown-signal.ts';
import { bold, faint } from './step.ts';

const workspace = {
	settings: '.dev.vars',
	state: localState,
	log: join('.popmap', 'start.log')
};

const help = `npm start -- [options]
npm run dev -- [options]

  --fresh   deletes the local data first and starts with the sample
  --help

  The site is served at APP_ORIGIN and the local Cognito at COGNITO_DOMAIN; both are in .dev.vars.`;

function printWelcome({ origin, cognito, userPoolId }: Site, isReloading: boolean): void {
	console.log(`\n  ${bold('Popmap')}         ${bold(origin)}`);
	if (cognito) {
		console.log(`  Local Cognito  ${cognito}`);
		console.log(`  E-mail         ${cognito}/outbox\n\n${testUsers()}`);
	}
	if (!cognito) console.log(`  Sign-in        user pool ${userPoolId}, from ${workspace.settings}`);
	const logged = isReloading ? '' : `Logs go to ${workspace.log}. `;
	console.log(faint(`\n  ${logged}Press Ctrl-C to stop.\n`));
}

/** Serves until Ctrl-C or a crash, and stops everything that it started. */
async function serve(isReloading: boolean): Promise<'interrupted' | 'ended'> {
	await using running = new AsyncDisposableStack();
	const interrupted = shutdownSignal();
	const starting = (isReloading ? startReloadingSite : startSite)(workspace, running);
	const site = await Promise.race([interrupted, starting]);
	if (site === 'interrupted') return site;
	printWelcome(site, isReloading);
	return await Promise.race([interrupted, site.ended.then(() => 'ended' as const)]);
}

await runCli(async () => {
	const { values } = parseArgs({
		options: {
			reload: { type: 'boolean', default: false },
			fresh: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false }
		}
	});
	if (values.help) return console.log(help);
	if (values.fresh) rmSync(localState, { recursive: true, force: true });
	if (writeDevVars()) console.log('  ✓ Wrote .dev.vars with the settings of a local Popmap');
	if ((await serve(values.reload)) === 'ended') {
		throw new CliError(
			`The site stopped unexpectedly. Run this again. The last lines of ${workspace.log}:\n${lastLines(workspace.log)}`
		);
	}
	console.log('  Stopped.');
	process.exit();
});
