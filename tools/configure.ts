/**
 * `npm run setup`: asks for the settings, or takes them as flags, and puts them where they belong:
 * .dev.vars for this machine, wrangler.toml and Cloudflare's secrets for a deployed site.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs, parseEnv } from 'node:util';
import { completed, problemsWith, problemWith, questions, targets } from './configure/answers.ts';
import type { Answers, Question, Target } from './configure/answers.ts';
import { createAsker } from './configure/asker.ts';
import type { Asker } from './configure/asker.ts';
import { configureDeployed } from './configure/deployed.ts';
import { configureLocally } from './configure/local.ts';
import { varsOf } from './configure/settings-files.ts';
import { readStackOutputs } from './configure/stack-outputs.ts';
import type { Stack } from './configure/stack-outputs.ts';
import { Explained, runTool } from './explained.js';

const help = `npm run setup -- [what] [settings]

  --for local|staging|production   where the settings are for
  --stack FILE      what \`aws cloudformation describe-stacks\` said about the user pool
  --public          the app client has no secret
  --create-database creates the environment's D1 database with wrangler
  --dry-run         shows what it would do, and does nothing
  --yes             replaces what is there without asking; a copy of it is kept
  --help

  --app-origin, --cognito-user-pool-id, --cognito-client-id, --cognito-domain,
  --cognito-issuer, --cognito-providers, --cognito-admin-group
                    the settings of those names; what is left out is asked for,
                    and stays as it was set up before where nobody can be asked

A client secret is asked for, or read from COGNITO_CLIENT_SECRET, never taken as a flag.`;

const flagOf = (setting: string) => setting.toLowerCase().replaceAll('_', '-');
const text = { type: 'string' } as const;
const no = { type: 'boolean', default: false } as const;
const flagged = [...questions.map(({ setting }) => setting), 'COGNITO_ISSUER'];

function readFlags() {
	const { values } = parseArgs({
		options: {
			...Object.fromEntries(flagged.map((setting) => [flagOf(setting), text])),
			...{ for: text, stack: text, public: no, help: no, yes: no },
			...{ 'dry-run': no, 'create-database': no }
		}
	});
	const given = new Map(Object.entries(values));
	const settings = flagged.flatMap((setting) => {
		const value = given.get(flagOf(setting));
		return typeof value === 'string' ? [[setting, value] as const] : [];
	});
	return { values, settings: Object.fromEntries(settings) };
}

async function chooseTarget(given: string | undefined, asker: Asker | null): Promise<Target> {
	const find = (name: string) => targets.find((target) => target === name);
	const check = (name: string) => (find(name) ? null : `Say one of ${targets.join(', ')}.`);
	const name =
		given ?? (await asker?.ask(`Settings for ${targets.join(', ')}`, 'local', check)) ?? 'local';
	const target = find(name);
	if (target) return target;
	throw new Explained(`There is no --for ${name}. ${check(name)}`);
}

/** What was set up before, to be taken again; the local Cognito's values are nobody's choice. */
function settingsBefore(target: Target): Answers {
	if (target !== 'local') return varsOf(readFileSync('wrangler.toml', 'utf8'), target);
	const old = existsSync('.dev.vars') ? parseEnv(readFileSync('.dev.vars', 'utf8')) : {};
	const pairs = Object.entries(old).flatMap(([name, value]) => (value ? [[name, value]] : []));
	return old['COGNITO_DOMAIN']?.includes('localhost') ? {} : Object.fromEntries(pairs);
}

/** Asks for what is not given. @throws {Explained} naming it, where nobody can be asked. */
async function completeAnswers(target: Target, given: Answers, asker: Asker | null) {
	const answers: Answers = { ...given };
	const before = settingsBefore(target);
	const usually = ({ setting, fallback }: Question) => {
		const old = before[setting];
		const isRight = old !== undefined && problemWith(setting, old) === null;
		return isRight ? old : fallback(target, answers);
	};
	const missing = questions.filter(({ setting }) => answers[setting] === undefined);
	const unanswerable = missing.filter((question) => usually(question) === null);
	if (!asker && unanswerable.length > 0) {
		const flags = unanswerable.map(({ setting }) => `--${flagOf(setting)}`).join(', ');
		throw new Explained(`There is no terminal to ask at, and these are not given: ${flags}.`);
	}
	for (const question of missing) {
		const { setting, text: words } = question;
		const usual = usually(question);
		const check = (value: string) => problemWith(setting, value === '-' ? '' : value);
		answers[setting] = (await asker?.ask(words, usual, check)) ?? usual ?? '';
	}
	const settings = completed(answers);
	const problems = problemsWith(settings);
	if (problems.length === 0) return settings;
	throw new Explained(
		`Popmap could not start with these settings:\n${problems.map((one) => `  - ${one}`).join('\n')}`
	);
}

/** @throws {Explained} when the file cannot be read, or is something else */
function readStack(file: string, target: Target): Stack {
	if (!existsSync(file)) throw new Explained(`There is no file ${file}.`);
	const { settings, isPublic } = readStackOutputs(readFileSync(file, 'utf8'));
	// The stack's address is the deployed site's, and not this machine's.
	const { APP_ORIGIN: deployed = '', ...rest } = settings;
	return { isPublic, settings: target === 'local' ? rest : { APP_ORIGIN: deployed, ...rest } };
}

async function configure(): Promise<void> {
	const { values, settings } = readFlags();
	if (values.help) return console.log(help);
	const isTerminal = Boolean(process.stdin.isTTY);
	using asker = isTerminal ? createAsker(process.stdin, process.stdout, true) : null;
	const target = await chooseTarget(values.for, asker);
	const stack = values.stack ? readStack(values.stack, target) : null;
	const answers = await completeAnswers(target, { ...stack?.settings, ...settings }, asker);
	const choices = {
		...{ asker, isDryRun: values['dry-run'], isSure: values.yes },
		isPublic: values.public || (stack?.isPublic ?? null)
	};
	// Awaited here, because whoever is asked goes when this function ends.
	if (target === 'local') await configureLocally(answers, choices);
	else {
		const wantsDatabase = values['create-database'];
		await configureDeployed(target, answers, { ...choices, wantsDatabase });
	}
}

await runTool(configure);
