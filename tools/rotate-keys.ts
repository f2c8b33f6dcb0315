/**
 * `npm run keys:rotate`: prints a new SESSION_KEYS, made from the one in the environment or in
 * .dev.vars. It changes nothing: the operator decides where the value goes.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { CliError, runCli } from './cli-error.ts';
import { rotateKeys } from './session-keys.ts';
import { problemsWith } from './setup/answers.ts';
import { testSettings } from './test-settings.ts';

/** @throws {CliError} for a value that the Worker would reject, such as half of one */
function currentKeys(): { keys: string; source: string } {
	const local = existsSync('.dev.vars') ? parseEnv(readFileSync('.dev.vars', 'utf8')) : {};
	const fromEnvironment = process.env['SESSION_KEYS'];
	const keys = (fromEnvironment ?? local['SESSION_KEYS'] ?? '').trim();
	const source = fromEnvironment === undefined ? '.dev.vars' : 'the environment';
	const [problem] = keys ? problemsWith({ ...testSettings, SESSION_KEYS: keys }) : [];
	if (problem) throw new CliError(`SESSION_KEYS in ${source} is invalid: ${problem}`);
	return { keys, source };
}

await runCli(() => {
	const { keys, source } = currentKeys();
	console.log(rotateKeys(keys));
	const effect = keys
		? `The first key seals from now on. The keys from ${source} still open sessions, so no one is signed out.`
		: 'This is a first key: everyone who signed in with another key is signed out.';
	console.error(`
${effect}
On this machine, replace SESSION_KEYS in .dev.vars. For a deployed site, run
  npx wrangler secret put SESSION_KEYS --env production
To end all sessions that a key sealed, remove that key.`);
});
