/**
 * `npm start` serves the built site, `npm run dev` the sources with hot reload; both with a local
 * Cognito, at the addresses that the settings name, until Ctrl-C.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Explained, runTool } from './explained.js';
import { localState } from './migrate.js';
import { startReloadingSite } from './reloading-site.ts';
import { type Site, startSite } from './site.ts';
import { stopRequest } from './stop-request.ts';
import { bold, faint } from './step.js';
import { whoToSignInAs } from './who-to-sign-in-as.ts';

const place = {
	settings: '.dev.vars',
	state: localState,
	log: join('.popmap', 'start.log'),
	sample: true
};

function printWelcome({ origin, cognito, userPoolId }: Site, noise: string): void {
	console.log(`\n  ${bold('Popmap')}         ${bold(origin)}`);
	if (cognito) {
		console.log(`  Local Cognito  ${cognito}\n\n${whoToSignInAs()}`);
	} else {
		console.log(`  Sign-in        at your user pool ${userPoolId}, as ${place.settings} says`);
	}
	console.log(faint(`\n  ${noise}Press Ctrl-C to stop.\n`));
}

const help = `npm start
npm run dev

  The site is served at APP_ORIGIN, the local Cognito at COGNITO_DOMAIN: both are in .dev.vars.`;

/** Serves until something ends it, which it returns; whatever happens, nothing is left running. */
async function serve(isReloading: boolean): Promise<'asked' | 'ended'> {
	await using running = new AsyncDisposableStack();
	const asked = stopRequest();
	const serving = (isReloading ? startReloadingSite : startSite)(place, running);
	const site = await Promise.race([asked, serving]);
	if (site === 'asked') return site;
	printWelcome(site, isReloading ? '' : `What the site says goes to ${place.log}. `);
	return await Promise.race([asked, site.ended.then(() => 'ended' as const)]);
}

async function start(): Promise<void> {
	const no = { type: 'boolean', default: false } as const;
	const { values } = parseArgs({ options: { reload: no, help: no } });
	if (values.help) return console.log(help);
	const why = await serve(values.reload);
	if (why === 'ended') {
		throw new Explained(`The site stopped of itself, and so everything stopped. See ${place.log}.`);
	}
	console.log('  Stopped.');
	process.exit();
}

await runTool(start);
