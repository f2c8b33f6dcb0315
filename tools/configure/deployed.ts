import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { lastLine } from '../last-line.ts';
import { Explained } from '../explained.js';
import { quietTools, wrangler } from '../wrangler.js';
import { hasDatabase, inWranglerToml } from './settings-files.ts';
import { replaceFile } from './replace-file.ts';
import type { Permission } from './replace-file.ts';
import type { Answers, Target } from './answers.ts';

interface DeployedChoices extends Permission {
	/** Whether the app client has no secret; null where nobody has said. */
	isPublic: boolean | null;
	/** Whether a D1 database is to be created, without asking. */
	wantsDatabase: boolean;
}

/** Puts an environment's settings into wrangler.toml, and says how its secrets get to Cloudflare. */
export async function configureDeployed(
	target: Exclude<Target, 'local'>,
	answers: Answers,
	choices: DeployedChoices
): Promise<void> {
	const old = readFileSync('wrangler.toml', 'utf8');
	const isConfidential = await hasSecret(choices);
	const databaseId = (await isDatabaseWanted(target, old, choices))
		? await createDatabase(target, choices.isDryRun)
		: null;
	const toml = inWranglerToml(old, target, { vars: answers, databaseId, isConfidential });
	console.log(`\n  In wrangler.toml, under [env.${target}.vars]:\n`);
	for (const [name, value] of Object.entries(answers)) {
		console.log(`    ${name} = ${JSON.stringify(value)}`);
	}
	console.log('');
	await replaceFile('wrangler.toml', toml, choices);
	console.log(secretLines(target, answers, isConfidential));
	console.log(`  Then npm run deploy -- --env ${target}.`);
}

/** A confidential client is the template's default, and the better choice for a Worker. */
async function hasSecret({ isPublic, asker }: DeployedChoices): Promise<boolean> {
	if (isPublic !== null || !asker) return !isPublic;
	const check = (answer: string) => (/^(yes|no)$/i.test(answer) ? null : 'Say yes or no.');
	return /^yes$/i.test(await asker.ask('Has the app client a secret?', 'yes', check));
}

async function isDatabaseWanted(
	target: string,
	toml: string,
	{ wantsDatabase, asker, isDryRun }: DeployedChoices
): Promise<boolean> {
	if (wantsDatabase || !asker || isDryRun || hasDatabase(toml, target)) return wantsDatabase;
	return asker.confirm(`There is no D1 database yet. Create popmap-${target} at Cloudflare?`);
}

/**
 * Secrets go from the program that knows them straight to Cloudflare, past every file. The session
 * keys are shown once, since whoever rotates them needs what they were.
 */
function secretLines(target: string, answers: Answers, isConfidential: boolean): string {
	const put = (name: string) => `npx wrangler secret put ${name} --env ${target}`;
	const pool = `--user-pool-id ${answers['COGNITO_USER_POOL_ID']} --client-id ${answers['COGNITO_CLIENT_ID']}`;
	const clientSecret = `
    aws cognito-idp describe-user-pool-client ${pool} \\
      --query UserPoolClient.ClientSecret --output text | ${put('COGNITO_CLIENT_SECRET')}`;
	return `
  Once, the secrets. Keep what the first one shows in a password manager: rotating needs it.

    SESSION_KEYS= npm run --silent keys:rotate | tee /dev/tty | ${put('SESSION_KEYS')}${isConfidential ? clientSecret : ''}
`;
}

/** @returns the new database's id; null when nothing is to be done for real. */
async function createDatabase(target: string, isDryRun: boolean): Promise<string | null> {
	const args = ['d1', 'create', `popmap-${target}`];
	console.log(`  ${isDryRun ? 'Would run' : 'Running'}: npx wrangler ${args.join(' ')}`);
	if (isDryRun) return null;
	const options = { env: { ...quietTools(), CI: 'true' } };
	const said = await promisify(execFile)(process.execPath, [wrangler, ...args], options).then(
		({ stdout }) => stdout,
		(error: { stdout?: string; stderr?: string }) => {
			throw new Explained(
				`The database was not created, and no file was changed: ${lastLine(`${error.stdout}${error.stderr}`)}\nnpx wrangler login signs you in; npx wrangler d1 list shows what there is.`
			);
		}
	);
	const [id] = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(said) ?? [];
	if (!id) throw new Explained(`wrangler created a database and named no id:\n${said}`);
	console.log(`  Created the database ${id}.`);
	return id;
}
