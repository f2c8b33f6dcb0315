import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { devVars } from './settings-files.ts';
import { replaceFile } from './replace-file.ts';
import type { Permission } from './replace-file.ts';
import type { Answers } from './answers.ts';

interface LocalChoices extends Permission {
	/** Whether the app client has no secret; null where nobody has said. */
	isPublic: boolean | null;
}

/** Writes .dev.vars, so that `npm start` signs people in at that pool. */
export async function configureLocally(answers: Answers, choices: LocalChoices): Promise<void> {
	const { asker, isPublic, isDryRun } = choices;
	const old = existsSync('.dev.vars') ? parseEnv(readFileSync('.dev.vars', 'utf8')) : {};
	const keys = old['SESSION_KEYS'] ?? '';
	const fromEnvironment = process.env['COGNITO_CLIENT_SECRET'];
	const question = "The app client's secret (not shown; empty for a public client)";
	const secret = isPublic ? '' : (fromEnvironment ?? (await asker?.askSecret(question)) ?? '');
	const settings = secret ? { ...answers, COGNITO_CLIENT_SECRET: secret } : answers;
	if (isDryRun) console.log(`\n${withoutSecrets(devVars(settings, keys))}`);
	await replaceFile('.dev.vars', devVars(settings, keys), choices);
	console.log(
		'\n  Next: npm run doctor looks whether all of it is right, and npm start serves the site.'
	);
}

const withoutSecrets = (text: string) =>
	text.replace(/^(COGNITO_CLIENT_SECRET|SESSION_KEYS)=.*$/gm, '$1=(not shown)');
