import { SettingsError } from './config.ts';

/** The bindings that the site requires. Without rate limits and event counters it still works. */
const required = {
	DB: 'the D1 database',
	ASSETS: 'the static files',
	PICTURES: 'the R2 bucket of the pictures',
	IMAGES: 'Cloudflare Images',
	VERSION: 'the metadata of the deployed version'
};

/** Required by a site that sends mail. */
const forMail = { EMAIL: 'the mail service' };

/**
 * Checks the bindings at startup, as readConfig checks the settings.
 *
 * @throws {SettingsError} naming every missing binding
 */
export function requireBindings(env: object): void {
	const needed = 'MAIL_FROM' in env && env.MAIL_FROM ? { ...required, ...forMail } : required;
	const problems = Object.entries(needed)
		.filter(([name]) => !isBound(env, name))
		.map(([name, meaning]) => `${name} is missing. Bind it in wrangler.toml to ${meaning}.`);
	if (problems.length > 0) throw new SettingsError(problems);
}

/** A setting of the same name is text, not a binding. */
function isBound(env: object, name: string): boolean {
	const value: unknown = Reflect.get(env, name);
	return typeof value === 'object' && value !== null;
}
