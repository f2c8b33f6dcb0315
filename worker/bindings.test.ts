import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { requireBindings } from './bindings.ts';

describe('the bindings', () => {
	it('of wrangler.toml are accepted', () => {
		expect(() => requireBindings(env)).not.toThrow();
	});

	it.each([
		['DB', 'Popmap cannot start:\n  - DB is missing. Bind it in wrangler.toml to the D1 database.'],
		['VERSION', 'VERSION is missing. Bind it in wrangler.toml to the metadata of']
	])('are rejected when %s is missing or not a binding', (name, message) => {
		for (const value of [undefined, null, '', 'popmap']) {
			expect(() => requireBindings({ ...env, [name]: value })).toThrow(message);
		}
	});

	it('are rejected with the names of all that are missing', () => {
		expect(() => requireBindings({})).toThrow(/DB is missing[^]*VERSION is missing/);
	});

	it('include the mail service for a site that sends mail, and for no other', () => {
		const withoutMail = { ...env, EMAIL: undefined };
		expect(() => requireBindings(withoutMail)).toThrow('EMAIL is missing. Bind it');
		expect(() => requireBindings({ ...withoutMail, MAIL_FROM: '' })).not.toThrow();
	});

	it.each(['EVENTS', 'SIGN_IN_LIMIT', 'WRITE_LIMIT'])('do not require %s', (name) => {
		expect(() => requireBindings({ ...env, [name]: undefined })).not.toThrow();
	});
});
