import { CliError } from '../cli-error.ts';
import { rotateKeys } from '../session-keys.ts';
import type { Answers } from './answers.ts';

/**
 * The text of .dev.vars.
 *
 * @param keys the current SESSION_KEYS; empty when there are none
 */
export function devVars(answers: Answers, keys: string): string {
	const settings = Object.entries({ ...answers, SESSION_KEYS: keys || rotateKeys('') });
	const lines = settings.map(([name, value]) => `${name}=${value}\n`);
	return `# The settings of the local Popmap, written by \`npm run setup\`.\n${lines.join('')}`;
}

/** The values of one environment of wrangler.toml. */
interface EnvironmentValues {
	vars: Answers;
	/** null keeps the current one. */
	databaseId: string | null;
	isConfidential: boolean;
}

/** The database_id of an environment without a database. */
export const noDatabase = '00000000-0000-0000-0000-000000000000';

const quote = (value: string) => JSON.stringify(value);
const databasesOf = (environment: string) => `[[env.${environment}.d1_databases]]`;

/** The Worker serves the site's host and no other. */
function routesOf(vars: Answers): string {
	const { host } = new URL(vars['APP_ORIGIN'] ?? '');
	return `[{ pattern = ${quote(host)}, custom_domain = true }]`;
}

/** The line of wrangler.toml that says where the site is served. */
export const routesLine = (vars: Answers): string => `routes = ${routesOf(vars)}`;

/**
 * Sets an environment's values in wrangler.toml and keeps every other line.
 *
 * @throws {CliError} when the file has no such environment
 */
export function withEnvironment(
	toml: string,
	environment: string,
	{ vars, databaseId, isConfidential }: EnvironmentValues
): string {
	const secrets = ['SESSION_KEYS', ...(isConfidential ? ['COGNITO_CLIENT_SECRET'] : [])];
	const values: [table: string, name: string, value: string][] = [
		[`[env.${environment}]`, 'routes', routesOf(vars)],
		...Object.entries(vars).map(([name, value]): [string, string, string] => [
			`[env.${environment}.vars]`,
			name,
			quote(value)
		]),
		[`[env.${environment}.secrets]`, 'required', `[${secrets.map(quote).join(', ')}]`]
	];
	if (databaseId !== null) {
		values.push([databasesOf(environment), 'database_id', quote(databaseId)]);
	}
	return values.reduce((text, [table, name, value]) => withValue(text, table, name, value), toml);
}

/** The range of a table's lines. @throws {CliError} when the file has no such table */
function rangeOf(lines: readonly string[], table: string): { start: number; end: number } {
	const start = lines.indexOf(table);
	if (start < 0) throw new CliError(`wrangler.toml has no ${table}. Add it, then run this again.`);
	const next = lines.findIndex((line, index) => index > start && line.startsWith('['));
	return { start, end: next < 0 ? lines.length : next };
}

/** Sets one key of one table, in place or at the table's end. */
function withValue(toml: string, table: string, name: string, value: string): string {
	const lines = toml.split('\n');
	const { start, end } = rangeOf(lines, table);
	const old = lines.findIndex(
		(line, index) => index > start && index < end && line.startsWith(`${name} =`)
	);
	if (old >= 0) return lines.with(old, `${name} = ${value}`).join('\n');
	const last = lines.slice(0, end).findLastIndex((line) => /^[^#\s]/.test(line));
	return lines.toSpliced(last + 1, 0, `${name} = ${value}`).join('\n');
}

/** The settings of an environment in wrangler.toml, without examples and empty ones. */
export function varsOf(toml: string, environment: string): Answers {
	const lines = toml.split('\n');
	const { start, end } = rangeOf(lines, `[env.${environment}.vars]`);
	const pairs = lines.slice(start, end).flatMap((line) => {
		const [, name, quoted] = /^(\w+) = (".+")$/.exec(line) ?? [];
		// Such strings of TOML are those of JSON: https://toml.io/en/v1.0.0#string
		const value = quoted && String(JSON.parse(quoted));
		return name && value && !/\.example$/.test(value) ? [[name, value] as const] : [];
	});
	return Object.fromEntries(pairs);
}

/** The id of an environment's database in wrangler.toml; null when it names none. */
export function databaseIdOf(toml: string, environment: string): string | null {
	const lines = toml.split('\n');
	const { start, end } = rangeOf(lines, databasesOf(environment));
	const [, id = noDatabase] =
		/^database_id = "([^"]+)"$/m.exec(lines.slice(start, end).join('\n')) ?? [];
	return id === noDatabase ? null : id;
}
