import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { Answers } from './answers.ts';
import { type ReplaceOptions, replaceFile } from './replace-file.ts';
import { devVars } from './settings-files.ts';

interface LocalOptions extends ReplaceOptions {
	/** Whether the app client has no secret; null when that is unknown. */
	isPublic: boolean | null;
}

/** Writes .dev.vars, so that people sign in to the local site at that pool. */
export async function setUpLocally(answers: Answers, options: LocalOptions): Promise<void> {
	const { prompter, isPublic, isDryRun } = options;
	const old = existsSync('.dev.vars') ? parseEnv(readFileSync('.dev.vars', 'utf8')) : {};
	const fromEnvironment = process.env['COGNITO_CLIENT_SECRET'];
	const question = "The app client's secret (hidden; empty for a public client)";
	const secret = isPublic ? '' : (fromEnvironment ?? (await prompter?.askSecret(question)) ?? '');
	const settings = secret ? { ...answers, COGNITO_CLIENT_SECRET: secret } : answers;
	const text = devVars(settings, old['SESSION_KEYS'] ?? '');
	if (isDryRun) {
		console.log(`\n${text.replace(/^(COGNITO_CLIENT_SECRET|SESSION_KEYS)=.*$/gm, '$1=(hidden)')}`);
	}
	await replaceFile('.dev.vars', text, options);
	console.log('\n  Next: npm run doctor checks the settings, and npm start serves the site.');
}
