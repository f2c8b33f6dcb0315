import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { testSettings } from '../test-settings.ts';
import { projectFolder } from '../testing/project-folder.ts';
import { typedDump } from '../testing/typed-dump.ts';
import { issuerOf } from './environment.ts';

const importScript = 'tools/import.ts';
/** Each start of wrangler takes seconds on a busy machine. */
const timeout = 240_000;

/** The project's wrangler.toml with a production environment that is set up. */
function withProduction(): string {
	const [local = '', production = ''] = readFileSync('wrangler.toml', 'utf8').split(
		/(?=\[env\.production\])/
	);
	const filled = production
		.replace('COGNITO_USER_POOL_ID = ""', 'COGNITO_USER_POOL_ID = "eu-west-1_Real00001"')
		.replace('COGNITO_CLIENT_ID = ""', 'COGNITO_CLIENT_ID = "abc123abc123abc123"')
		.replace('COGNITO_DOMAIN = ""', 'COGNITO_DOMAIN = "popmap-auth"')
		.replace(/database_id = "[0-]*"/, 'database_id = "11111111-1111-4111-8111-111111111111"');
	return local + filled;
}

const folder = projectFolder(withProduction());
writeFileSync(folder.path('popmap.json'), JSON.stringify(typedDump));
afterAll(() => folder[Symbol.dispose]());

describe('npm run import --env', () => {
	it('rejects an environment that does not exist', () => {
		expect(() => issuerOf('moon')).toThrow('no environment moon');
	});

	it(
		'imports people with the issuer of the environment',
		async () => {
			const args = ['popmap.json', '--env', 'production', '--sql', 'production.sql'];
			await folder.run(importScript, ...args);
			const sql = folder.read('production.sql');
			expect(sql).toContain('https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Real00001');
			expect(sql).not.toContain(testSettings.COGNITO_ISSUER);
		},
		timeout
	);

	it(
		'writes nothing and says how to sign in when the database does not respond',
		async () => {
			const { code, stderr } = await folder.run(importScript, 'popmap.json', '--env', 'production');
			expect(code).toBe(1);
			expect(stderr).toMatch(/nothing was written: .*CLOUDFLARE_API_TOKEN.*\nnpx wrangler login/);
		},
		timeout
	);
});
