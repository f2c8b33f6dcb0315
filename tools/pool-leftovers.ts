/**
 * `npm run pool:leftovers`: lists the users of the pool whose accounts are deleted, and deletes them
 * there. docs/cognito.md says how they come about.
 */

import { parseArgs, styleText } from 'node:util';
import type { D1Database } from '@cloudflare/workers-types';
import { type CognitoConfig, readConfig } from '../worker/config.ts';
import { createAws, findKeys } from './aws.ts';
import { withDatabase } from './backup/open-database.ts';
import { CliError, runCli } from './cli-error.ts';
import { createProbe } from './doctor/http-probe.ts';
import { deleteLeftover, listLeftovers, maxListed } from './pool-leftovers/leftovers.ts';
import type { Leftover } from './pool-leftovers/leftovers.ts';
import { readSettings } from './settings.ts';
import { testSettings } from './test-settings.ts';

const help = `npm run pool:leftovers -- [options]

  --env production|staging   that environment's list instead of the local one
  --delete                   deletes them in the pool, with the AWS keys in the environment, which
                             need the permission cognito-idp:AdminDeleteUser
  --help

Who deletes their account is deleted in the pool with their own token. There is none of their other
ways to sign in: those users lead to nobody, and are listed here.`;

/** The pool of an environment. It needs no secret. */
async function poolOf(environment: string | undefined): Promise<CognitoConfig> {
	if (environment === undefined) return readSettings('.dev.vars').cognito;
	// wrangler, which reads the file, takes seconds to load.
	const { varsOfEnvironment } = await import('./deploy/environment.ts');
	const { SESSION_KEYS } = testSettings;
	return readConfig({ ...varsOfEnvironment(environment), SESSION_KEYS }).cognito;
}

function print(leftovers: readonly Leftover[], { userPoolId }: CognitoConfig): void {
	if (leftovers.length === 0) return console.log(`  ✓ Nobody is left over in ${userPoolId}.`);
	const more = leftovers.length === maxListed ? ' or more' : '';
	console.log(`  Left over in ${userPoolId}: ${leftovers.length}${more}`);
	for (const { username, provider, since } of leftovers) {
		const day = new Date(since).toISOString().slice(0, 10);
		console.log(`    ${styleText('dim', day)}  ${provider.padEnd(8)}  ${username}`);
	}
}

/** @throws {CliError} when some could not be deleted */
async function deleteAll(
	database: D1Database,
	leftovers: readonly Leftover[],
	cognito: CognitoConfig
): Promise<void> {
	const keys = findKeys(cognito);
	if (keys === null) {
		throw new CliError(
			'Give your AWS keys in the environment: eval "$(aws configure export-credentials --format env)"'
		);
	}
	const aws = createAws(createProbe(), cognito, keys);
	let deleted = 0;
	for (const leftover of leftovers) {
		const problem = await deleteLeftover(database, aws, cognito, leftover);
		if (problem !== null) {
			throw new CliError(
				`${leftover.username} could not be deleted: ${problem}. ${deleted} are. Run this again: it continues where it stopped.`
			);
		}
		deleted++;
	}
	console.log(`  ✓ ${deleted} deleted.`);
}

await runCli(async () => {
	const off = { type: 'boolean', default: false } as const;
	const { values } = parseArgs({ options: { env: { type: 'string' }, delete: off, help: off } });
	if (values.help) return console.log(help);
	const cognito = await poolOf(values.env);
	await withDatabase(values.env, async (database) => {
		const leftovers = await listLeftovers(database, cognito.issuer);
		print(leftovers, cognito);
		if (leftovers.length === 0) return;
		if (values.delete) return deleteAll(database, leftovers, cognito);
		console.log('  Delete them in the pool with --delete.');
	});
});
