import { SettingsError } from './config.ts';

/** What the site cannot do without. It lets people in without limits, and works without counting. */
const needed = {
	DB: 'the D1 database',
	VERSION: 'the metadata of the deployed version'
};

/**
 * Checks the bindings, once, as readConfig does the settings.
 *
 * @throws {SettingsError} naming every binding that is missing.
 */
export function requireBindings(env: object): void {
	const problems = Object.entries(needed)
		.filter(([name]) => !isBound(env, name))
		.map(([name, meaning]) => `${name} is missing. Bind it in wrangler.toml to ${meaning}.`);
	if (problems.length > 0) throw new SettingsError(problems);
}

/** A setting of the same name is text, and no binding. */
function isBound(env: object, name: string): boolean {
	const value: unknown = Reflect.get(env, name);
	return typeof value === 'object' && value !== null;
}
