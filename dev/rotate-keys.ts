/**
 * `npm run keys:rotate`: prints a new SESSION_KEYS, made from the one in the environment or in
 * .dev.vars. Nothing is written: whoever rotates decides where the value goes.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { rotateKeys } from './session-keys.ts';

const local = existsSync('.dev.vars') ? parseEnv(readFileSync('.dev.vars', 'utf8')) : {};
const current = process.env['SESSION_KEYS'] ?? local['SESSION_KEYS'] ?? '';

console.log(rotateKeys(current));
console.error(`
The first key seals from now on; the others still open, so nobody is signed out.
Set it here by replacing SESSION_KEYS in .dev.vars, or for a deployed site with
  npx wrangler secret put SESSION_KEYS
To end all sessions that a key sealed, leave that key out.`);
