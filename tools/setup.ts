/**
 * `npm run setup`: takes the settings as flags or asks for them, and writes them to .dev.vars for
 * this machine, or to wrangler.toml for a deployed site, whose secrets go to Cloudflare.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs, parseEnv } from 'node:util';
import { CliError, runCli } from './cli-error.ts';
import type { Answers, Question, Target } from './setup/answers.ts';
import { normalize, problemsWith, problemWith, questionsFor, targets } from './setup/answers.ts';
import { problemWithLocation } from './setup/database.ts';
import { setUpDeployed } from './setup/deployed.ts';
import { setUpLocally } from './setup/local.ts';
import { createPrompter, type Prompter } from './setup/prompter.ts';
import { varsOf } from './setup/settings-files.ts';
import { readStackOutputs, type Stack } from './setup/stack-outputs.ts';

const help = `npm run setup -- [options] [settings]

  --for local|staging|production   what the settings are for
  --stack FILE      the output of \`aws cloudformation describe-stacks\` for the user pool
  --public          the app client has no secret
  --create-database creates the environment's D1 database with wrangler
  --database-location weur|eeur|enam|wnam|apac|oc
                    where its primary is, for good; default: weur
  --replicate       keeps copies of an existing database near its readers; a new one has them
  --dry-run         shows what it would do, and does nothing
  --yes             replaces existing files without asking; keeps copies
  --help

  --app-origin, --cognito-user-pool-id, --cognito-client-id, --cognito-domain,
  --cognito-issuer, --cognito-providers, --cognito-admin-group, --operator-name,
  --operator-address, --contact-email
                    the settings of these names. You are asked for the others; without
                    a terminal, they keep the values that were set up before.

The client secret is asked for, or read from COGNITO_CLIENT_SECRET; it is never a flag.`;

const flagOf = (setting: string) => setting.toLowerCase().replaceAll('_', '-');
const settingFlags = [
	...questionsFor('production').map(({ setting }) => setting),
	'COGNITO_ISSUER'
];
const text = { type: 'string' } as const;
const off = { type: 'boolean', default: false } as const;

function readFlags() {
	const { values } = parseArgs({
		options: {
			...Object.fromEntries(settingFlags.map((setting) => [flagOf(setting), text])),
			for: text,
			stack: text,
			public: off,
			help: off,
			yes: off,
			'dry-run': off,
			'create-database': off,
			'database-location': text,
			replicate: off
		}
	});
	const given = new Map(Object.entries(values));
	const settings = settingFlags.flatMap((setting) => {
		const value = given.get(flagOf(setting));
		return typeof value === 'string' ? [[setting, value] as const] : [];
	});
	return { values, settings: Object.fromEntries(settings) };
}

async function chooseTarget(flag: string | undefined, prompter: Prompter | null): Promise<Target> {
	const find = (name: string) => targets.find((target) => target === name);
	const check = (name: string) => (find(name) ? null : `Choose one of ${targets.join(', ')}.`);
	const question = `Settings for ${targets.join(', ')}`;
	const name = flag ?? (await prompter?.ask(question, 'local', check)) ?? 'local';
	const target = find(name);
	if (target) return target;
	throw new CliError(`There is no --for ${name}. ${check(name)}`);
}

/** The settings that were set up before. Those of the local Cognito are no one's choice. */
function previousSettings(target: Target): Answers {
	if (target !== 'local') return varsOf(readFileSync('wrangler.toml', 'utf8'), target);
	const old = existsSync('.dev.vars') ? parseEnv(readFileSync('.dev.vars', 'utf8')) : {};
	const pairs = Object.entries(old).flatMap(([name, value]) => (value ? [[name, value]] : []));
	return old['COGNITO_DOMAIN']?.includes('localhost') ? {} : Object.fromEntries(pairs);
}

/** Asks for the settings that are not given. @throws {CliError} that names them, without a terminal */
async function completeAnswers(target: Target, given: Answers, prompter: Prompter | null) {
	const answers: Answers = { ...given };
	const previous = previousSettings(target);
	const defaultFor = ({ setting, fallback }: Question) => {
		const old = previous[setting];
		return old !== undefined && problemWith(setting, old) === null ? old : fallback;
	};
	const open = questionsFor(target).filter(({ setting }) => answers[setting] === undefined);
	const missing = open.filter((question) => defaultFor(question) === null);
	if (!prompter && missing.length > 0) {
		const flags = missing.map(({ setting }) => `--${flagOf(setting)}`).join(', ');
		throw new CliError(`There is no terminal to ask at, and these flags are missing: ${flags}.`);
	}
	for (const question of open) {
		const { setting } = question;
		const value = defaultFor(question);
		const check = (answer: string) => problemWith(setting, answer === '-' ? '' : answer);
		answers[setting] = (await prompter?.ask(question.text, value, check)) ?? value ?? '';
	}
	const settings = normalize(answers);
	const problems = problemsWith(settings).map((problem) => `\n  - ${problem}`);
	if (problems.length === 0) return settings;
	throw new CliError(`Popmap could not start with these settings:${problems.join('')}`);
}

/** @throws {CliError} when the file does not exist, or is something else */
function readStack(file: string, target: Target): Stack {
	if (!existsSync(file)) throw new CliError(`There is no file ${file}.`);
	const { settings, isPublic } = readStackOutputs(readFileSync(file, 'utf8'));
	// The stack's address is that of the deployed site.
	if (target === 'local') delete settings['APP_ORIGIN'];
	return { settings, isPublic };
}

await runCli(async () => {
	const { values, settings } = readFlags();
	if (values.help) return console.log(help);
	const isTerminal = Boolean(process.stdin.isTTY);
	using prompter = isTerminal ? createPrompter(process.stdin, process.stdout, true) : null;
	const target = await chooseTarget(values.for, prompter);
	const stack = values.stack ? readStack(values.stack, target) : null;
	const answers = await completeAnswers(target, { ...stack?.settings, ...settings }, prompter);
	const isPublic = values.public || (stack?.isPublic ?? null);
	const options = { prompter, isDryRun: values['dry-run'], replaces: values.yes, isPublic };
	if (target === 'local') return await setUpLocally(answers, options);
	const location = values['database-location'] ?? null;
	const problem = location === null ? null : problemWithLocation(location);
	if (problem) throw new CliError(`There is no --database-location ${location}. ${problem}`);
	const database = {
		createsDatabase: values['create-database'],
		location,
		replicates: values.replicate
	};
	return await setUpDeployed(target, answers, { ...options, ...database });
});
