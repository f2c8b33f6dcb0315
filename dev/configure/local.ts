import { devVars } from './settings-files.ts';
import { replaceFile } from './replace-file.ts';
import type { Permission } from './replace-file.ts';
import type { Answers } from './answers.ts';

interface LocalChoices extends Permission {
	isPublic: boolean;
	/** The SESSION_KEYS that there are; empty for none. */
	keys: string;
}

/** Writes .dev.vars, so that `npm start` signs people in at that pool. */
export async function configureLocally(answers: Answers, choices: LocalChoices): Promise<void> {
	const { asker, isPublic, isDryRun, keys } = choices;
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
