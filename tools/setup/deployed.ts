import { readFileSync } from 'node:fs';
import type { Answers, Target } from './answers.ts';
import {
	createDatabase,
	defaultLocation,
	locationQuestion,
	problemWithLocation,
	replicateDatabase
} from './database.ts';
import { type ReplaceOptions, replaceFile } from './replace-file.ts';
import { missingOperatorSettings } from '../operator-settings.ts';
import { databaseIdOf, routesLine, withEnvironment } from './settings-files.ts';

interface DeployedOptions extends ReplaceOptions {
	/** Whether the app client has no secret; null when that is unknown. */
	isPublic: boolean | null;
	/** Whether to create a D1 database without asking. */
	createsDatabase: boolean;
	/** Where its primary is to be; null when that is not decided. */
	location: string | null;
	/** Whether to replicate a database that exists. One that is created is replicated anyway. */
	replicates: boolean;
}

/** Writes an environment's settings to wrangler.toml, and prints how to set its secrets. */
export async function setUpDeployed(
	target: Exclude<Target, 'local'>,
	answers: Answers,
	options: DeployedOptions
): Promise<void> {
	const old = readFileSync('wrangler.toml', 'utf8');
	const isConfidential = await hasSecret(options);
	const needsDatabase = await askForDatabase(target, old, options);
	const databaseId = needsDatabase ? await createAsAsked(target, options) : null;
	const toml = withEnvironment(old, target, { vars: answers, databaseId, isConfidential });
	const vars = Object.entries(answers);
	const lines = vars.map(([name, value]) => `    ${name} = ${JSON.stringify(value)}`);
	console.log(`\n  In wrangler.toml, under [env.${target}.vars]:\n\n${lines.join('\n')}\n`);
	console.log(`  Under [env.${target}], replacing its routes:\n\n    ${routesLine(answers)}\n`);
	await replaceFile('wrangler.toml', toml, options);
	const replicated = databaseId ?? (options.replicates ? databaseIdOf(old, target) : null);
	if (replicated && !options.isDryRun) await replicateDatabase(replicated);
	console.log(secretCommands(target, answers, isConfidential));
	for (const name of missingOperatorSettings(answers)) {
		console.log(`  ${name} is empty: set it in wrangler.toml before people use the site.`);
	}
	console.log(`  Next: npm run deploy -- --env ${target}.`);
}

/** The template makes confidential clients by default, which suit a Worker better. */
async function hasSecret({ isPublic, prompter }: DeployedOptions): Promise<boolean> {
	if (isPublic !== null || !prompter) return !isPublic;
	const check = (answer: string) => (/^(yes|no)$/i.test(answer) ? null : 'Answer yes or no.');
	return /^yes$/i.test(await prompter.ask('Does the app client have a secret?', 'yes', check));
}

async function askForDatabase(
	target: string,
	toml: string,
	{ createsDatabase, prompter, isDryRun }: DeployedOptions
): Promise<boolean> {
	if (createsDatabase || !prompter || isDryRun || databaseIdOf(toml, target))
		return createsDatabase;
	return prompter.confirm(`There is no D1 database yet. Create popmap-${target} at Cloudflare?`);
}

async function createAsAsked(target: string, { location, prompter, isDryRun }: DeployedOptions) {
	const ask = () => prompter?.ask(locationQuestion, defaultLocation, problemWithLocation);
	return createDatabase(target, location ?? (await ask()) ?? defaultLocation, isDryRun);
}

/** Pipes that bring secrets to Cloudflare without a file. Rotating needs the old keys: `tee` shows them. */
function secretCommands(target: string, answers: Answers, isConfidential: boolean): string {
	const put = (name: string) => `npx wrangler secret put ${name} --env ${target}`;
	const pool = `--user-pool-id ${answers['COGNITO_USER_POOL_ID']} --client-id ${answers['COGNITO_CLIENT_ID']}`;
	const clientSecret = `
    aws cognito-idp describe-user-pool-client ${pool} \\
      --query UserPoolClient.ClientSecret --output text | ${put('COGNITO_CLIENT_SECRET')}`;
	return `
  Set the secrets once. Keep the output of the first command in a password manager: rotating needs it.

    SESSION_KEYS= npm run --silent keys:rotate | tee /dev/tty | ${put('SESSION_KEYS')}${isConfidential ? clientSecret : ''}
`;
}
