import { randomBytes } from 'node:crypto';
import { Explained } from '../explained.js';
import { rotateKeys } from '../session-keys.ts';
import type { Answers } from './answers.ts';

/**
 * The text of .dev.vars.
 *
 * @param keys the SESSION_KEYS that there are already; empty for none.
 */
export function devVars(answers: Answers, keys: string): string {
	const lines = Object.entries({ ...answers, SESSION_KEYS: keys || rotateKeys('') });
	return [
		'# The settings of the Popmap on this machine, written by `npm run setup`.',
		...lines.map(([name, value]) => `${name}=${value}`),
		''
	].join('\n');
}

/** What one environment of wrangler.toml is to be told. */
export interface EnvironmentValues {
	vars: Answers;
	/** null leaves it as it is. */
	databaseId: string | null;
	isConfidential: boolean;
}

const quoted = (value: string) => JSON.stringify(value);
const databasesOf = (environment: string) => `[[env.${environment}.d1_databases]]`;

/**
 * Puts an environment's values into wrangler.toml and leaves every other line as it is.
 *
 * @throws {Explained} when the file has no such environment
 */
export function inWranglerToml(
	toml: string,
	environment: string,
	{ vars, databaseId, isConfidential }: EnvironmentValues
): string {
	const { host } = new URL(vars['APP_ORIGIN'] ?? '');
	const secrets = ['SESSION_KEYS', ...(isConfidential ? ['COGNITO_CLIENT_SECRET'] : [])];
	let text = toml;
	const set = (table: string, name: string, value: string) =>
		void (text = withValue(text, `[env.${environment}${table}]`, name, value));
	set('', 'routes', `[{ pattern = ${quoted(host)}, custom_domain = true }]`);
	for (const [name, value] of Object.entries(vars)) set('.vars', name, quoted(value));
	set('.secrets', 'required', `[${secrets.map(quoted).join(', ')}]`);
	if (databaseId !== null) {
		text = withValue(text, databasesOf(environment), 'database_id', quoted(databaseId));
	}
	return text;
}

/** Where a table's lines begin and end. @throws {Explained} when the file has no such table */
function tableOf(lines: readonly string[], header: string): { start: number; end: number } {
	const start = lines.indexOf(header);
	if (start < 0)
		throw new Explained(`wrangler.toml has no ${header}. Add it, then run this again.`);
	const rest = lines.slice(start + 1).findIndex((line) => line.startsWith('['));
	return { start, end: rest < 0 ? lines.length : start + 1 + rest };
}

/** Sets one key of one table, at its old place or at the table's end. */
function withValue(toml: string, header: string, name: string, value: string): string {
	const lines = toml.split('\n');
	const { start, end } = tableOf(lines, header);
	const old = lines.findIndex((line, at) => at > start && at < end && line.startsWith(`${name} =`));
	if (old >= 0) return lines.with(old, `${name} = ${value}`).join('\n');
	const lastFilled = lines.slice(0, end).findLastIndex((line) => /^[^#\s]/.test(line));
	return lines.toSpliced(lastFilled + 1, 0, `${name} = ${value}`).join('\n');
}

/** Told apart from a database's id by being all zeros. */
export const noDatabase = '00000000-0000-0000-0000-000000000000';

/** What an environment of wrangler.toml says already; what only shows how it is written is left out. */
export function varsOf(toml: string, environment: string): Answers {
	const lines = toml.split('\n');
	const { start, end } = tableOf(lines, `[env.${environment}.vars]`);
	const pairs = lines.slice(start, end).flatMap((line) => {
		const [, name, value] = /^(\w+) = "([^"]+)"$/.exec(line) ?? [];
		return name && value && !/\.example$/.test(value) ? [[name, value] as const] : [];
	});
	return Object.fromEntries(pairs);
}

/** Whether an environment of wrangler.toml names a database. */
export function hasDatabase(toml: string, environment: string): boolean {
	const lines = toml.split('\n');
	const { start, end } = tableOf(lines, databasesOf(environment));
	return !lines.slice(start, end).join('\n').includes(noDatabase);
}

/** A name for the copy of a file that is about to be replaced. */
export const backupName = (file: string) => `${file}.before-${randomBytes(3).toString('hex')}`;
