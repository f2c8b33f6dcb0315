import { readFileSync } from 'node:fs';
import { CliError } from '../cli-error.ts';
import { errorLine, runWrangler } from '../wrangler.ts';
import type { Answers, Target } from './answers.ts';
import { type ReplaceOptions, replaceFile } from './replace-file.ts';
import { missingOperatorSettings } from '../operator-settings.ts';
import { hasDatabase, routesLine, withEnvironment } from './settings-files.ts';

interface DeployedOptions extends ReplaceOptions {
	/** Whether the app client has no secret; null when that is unknown. */
	isPublic: boolean | null;
	/** Whether to create a D1 database without asking. */
	createsDatabase: boolean;
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
	const databaseId = needsDatabase ? await createDatabase(target, options.isDryRun) : null;
	const toml = withEnvironment(old, target, { vars: answers, databaseId, isConfidential });
	const vars = Object.entries(answers);
	const lines = vars.map(([name, value]) => `    ${name} = ${JSON.stringify(value)}`);
	console.log(`\n  In wrangler.toml, under [env.${target}.vars]:\n\n${lines.join('\n')}\n`);
	console.log(`  Under [env.${target}], replacing its routes:\n\n    ${routesLine(answers)}\n`);
	await replaceFile('wrangler.toml', toml, options);
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
	if (createsDatabase || !prompter || isDryRun || hasDatabase(toml, target)) return createsDatabase;
	return prompter.confirm(`There is no D1 database yet. Create popmap-${target} at Cloudflare?`);
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

/** @returns the new database's id; null for a dry run */
async function createDatabase(target: string, isDryRun: boolean): Promise<string | null> {
	const args = ['d1', 'create', `popmap-${target}`];
	console.log(`  ${isDryRun ? 'Would run' : 'Running'}: npx wrangler ${args.join(' ')}`);
	if (isDryRun) return null;
	const { ok, stdout, stderr } = await runWrangler(args);
	if (!ok) {
		throw new CliError(
			`The database was not created, and no file was changed: ${errorLine(stdout + stderr)}\nSign in with npx wrangler login; npx wrangler d1 list shows the databases.`
		);
	}
	const [id] = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(stdout) ?? [];
	if (!id) throw new CliError(`wrangler created a database but printed no id:\n${stdout}`);
	console.log(`  Created the database ${id}.`);
	return id;
}
