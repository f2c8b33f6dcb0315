import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localPool } from '../cognito/local-pool.ts';
import { serveLocalCognito } from '../packages/local-cognito/src/serve.ts';
import { freePorts } from '../test/integration/ports.ts';
import { applyMigrations } from './apply-migrations.ts';
import { localState, withLocalDatabase } from './local-database.ts';
import { projectFolder } from './testing/project-folder.ts';
import { testSettings } from './test-settings.ts';

const script = 'tools/pool-leftovers.ts';
const folder = projectFolder();
const stack = new AsyncDisposableStack();
const [emil, otto] = ['emil-owner', 'otto-other-owner'].map(
	(id) => localPool.people.find((person) => person.id === id)?.sub ?? ''
);
let apiUrl = '';

async function poolHas(sub: string): Promise<boolean> {
	const response = await fetch(apiUrl, {
		method: 'POST',
		headers: {
			authorization: 'AWS4-HMAC-SHA256 Credential=test',
			'content-type': 'application/x-amz-json-1.1',
			'x-amz-target': 'AWSCognitoIdentityProviderService.AdminGetUser'
		},
		body: JSON.stringify({ UserPoolId: localPool.user_pool_id, Username: sub })
	});
	return response.ok;
}

beforeAll(async () => {
	const [port = 0] = await freePorts(1);
	apiUrl = `http://localhost:${port}`;
	const cognito = await serveLocalCognito({ port, config: localPool });
	stack.defer(() => cognito.close());
	const { issuer } = cognito;
	const settings = {
		...testSettings,
		COGNITO_ISSUER: issuer,
		COGNITO_DOMAIN: apiUrl,
		COGNITO_API_URL: apiUrl
	};
	const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
	writeFileSync(folder.path('.dev.vars'), lines.join(''));
	await withLocalDatabase(async (database) => {
		await applyMigrations(database);
		const insert = database.prepare('INSERT INTO pool_leftovers VALUES (?, ?, ?, ?, ?)');
		await database.batch([
			insert.bind(issuer, emil, emil, 'Cognito', Date.UTC(2026, 10, 2)),
			insert.bind(issuer, 'gone', 'gone', 'Facebook', Date.UTC(2026, 10, 3)),
			insert.bind('https://other.example/pool', otto, otto, 'Cognito', 1)
		]);
	}, folder.path(localState));
});
afterAll(async () => {
	await stack.disposeAsync();
	folder[Symbol.dispose]();
});

const listed = () =>
	folder.readDatabase((database) =>
		database
			.prepare('SELECT sub FROM pool_leftovers')
			.all()
			.map(({ sub }) => sub)
	);

it('lists who is left over in this pool, and deletes nobody', async () => {
	const { code, stdout } = await folder.run(script);
	expect(code).toBe(0);
	expect(stdout).toContain(`Left over in ${localPool.user_pool_id}: 2`);
	expect(stdout).toMatch(new RegExp(`2026-11-02.*Cognito.*${emil}`));
	expect(await poolHas(emil ?? '')).toBe(true);
	expect(listed()).toHaveLength(3);
}, 60_000);

it('deletes them in the pool and then from the list, and nobody of another pool', async () => {
	const { code, stdout } = await folder.run(script, '--delete');
	expect(stdout).toContain('2 deleted');
	expect(code).toBe(0);
	expect(await poolHas(emil ?? '')).toBe(false);
	expect(await poolHas(otto ?? '')).toBe(true);
	expect(listed()).toEqual([otto]);
	expect((await folder.run(script)).stdout).toContain('Nobody is left over');
}, 60_000);
