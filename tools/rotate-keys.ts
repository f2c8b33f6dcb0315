/**
 * `npm run keys:rotate`: prints a new SESSION_KEYS, made from the one in the environment or in
 * .dev.vars. Nothing is written: whoever rotates decides where the value goes.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { problemsWith } from './configure/answers.ts';
import { Explained, runTool } from './explained.js';
import { rotateKeys } from './session-keys.ts';
import { testSettings } from './test-settings.ts';

/** @throws {Explained} for a value that the Worker would refuse: half of it may have been pasted */
function currentKeys(): { keys: string; source: string } {
	const local = existsSync('.dev.vars') ? parseEnv(readFileSync('.dev.vars', 'utf8')) : {};
	const given = process.env['SESSION_KEYS'];
	const keys = (given ?? local['SESSION_KEYS'] ?? '').trim();
	const source = given === undefined ? '.dev.vars' : 'the environment';
	const [problem] = keys ? problemsWith({ ...testSettings, SESSION_KEYS: keys }) : [];
	if (problem) throw new Explained(`Of the SESSION_KEYS in ${source}: ${problem}`);
	return { keys, source };
}

await runTool(async () => {
	const { keys, source } = currentKeys();
	console.log(rotateKeys(keys));
	const effect = keys
		? `The first key seals from now on; those from ${source} still open, so nobody is signed out.`
		: 'This is a first key: whoever was signed in with another is signed out.';
	console.error(`
${effect}
Set it here by replacing SESSION_KEYS in .dev.vars, or for a deployed site with
  npx wrangler secret put SESSION_KEYS --env production
To end all sessions that a key sealed, leave that key out.`);
});
