import { readFile, stat, writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseConfig } from '../config/config.ts';
import { createLocalCognito, type LocalCognito } from '../local-cognito.ts';
import { tokensIn } from '../testing/pool-client.ts';
import { openDataFolder } from './data-folder.ts';
import { snapshotSchema } from './snapshot.ts';

const alice = { id: 'alice', name: 'Alice', email: 'alice@example.com' };
const bob = { id: 'bob', name: 'Bob', email: 'bob@example.com' };
const config = (people: object[]) =>
	parseConfig({ clients: [{ id: 'app', auth_flows: ['ALLOW_USER_PASSWORD_AUTH'] }], people });

const call = async (cognito: LocalCognito, operation: string, input: object) => {
	const response = await cognito.fetch(
		new Request(cognito.origin, {
			method: 'POST',
			headers: { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` },
			body: JSON.stringify(input)
		})
	);
	const result: Record<string, unknown> = JSON.parse(await response.text());
	return result;
};
const signIn = (cognito: LocalCognito, USERNAME: string, PASSWORD: string) =>
	call(cognito, 'InitiateAuth', {
		ClientId: 'app',
		AuthFlow: 'USER_PASSWORD_AUTH',
		AuthParameters: { USERNAME, PASSWORD }
	});

/** The pool as the next start of the program has it. */
async function restart(cognito: LocalCognito, people: object[]) {
	const snapshot = v.parse(snapshotSchema, JSON.parse(JSON.stringify(await cognito.snapshot())));
	return createLocalCognito({ config: config(people), snapshot });
}

describe('A pool that was kept', () => {
	it('accepts the tokens of before, and the passwords that were changed', async () => {
		const first = createLocalCognito({ config: config([alice, bob]) });
		const tokens = tokensIn(await first.control('sign-in', { person: 'alice' }));
		const { access_token: AccessToken, refresh_token: token } = tokens;
		await call(first, 'ChangePassword', {
			AccessToken,
			PreviousPassword: 'Password-1',
			ProposedPassword: 'Password-2'
		});
		const second = await restart(first, [alice, bob]);
		expect(await call(second, 'GetUser', { AccessToken })).toHaveProperty('Username');
		expect(await signIn(second, 'alice@example.com', 'Password-2')).toHaveProperty(
			'AuthenticationResult'
		);
		expect(await signIn(second, 'bob@example.com', 'Password-1')).toHaveProperty(
			'AuthenticationResult'
		);
		const refreshed = await call(second, 'GetTokensFromRefreshToken', {
			ClientId: 'app',
			RefreshToken: token
		});
		expect(refreshed).toHaveProperty('AuthenticationResult');
		await call(second, 'GlobalSignOut', { AccessToken });
		const third = await restart(second, [alice, bob]);
		expect(await call(third, 'GetUser', { AccessToken })).toMatchObject({
			message: 'Access Token has been revoked'
		});
	});

	it('adds new people of the configuration, and nobody who was deleted', async () => {
		const first = createLocalCognito({ config: config([alice]) });
		await first.control('person', { person: 'alice', deleted: true });
		const second = await restart(first, [alice, bob]);
		expect(await signIn(second, 'alice@example.com', 'Password-1')).toHaveProperty('__type');
		expect(await signIn(second, 'bob@example.com', 'Password-1')).toHaveProperty(
			'AuthenticationResult'
		);
	});

	it('holds no password of the configuration', async () => {
		const cognito = createLocalCognito({ config: config([{ ...alice, password: 'Secret-of-1' }]) });
		expect(JSON.stringify(await cognito.snapshot())).not.toContain('Secret-of-1');
	});
});

describe('openDataFolder', () => {
	let path = '';
	beforeAll(async () => void (path = await mkdtemp(join(tmpdir(), 'local-cognito-'))));
	afterAll(() => rm(path, { recursive: true }));

	it('reads what was written, which only the owner may read', async () => {
		const folder = await openDataFolder(join(path, 'new'));
		expect(await folder.read()).toBeNull();
		const snapshot = await createLocalCognito({ config: config([alice]) }).snapshot();
		await folder.write(snapshot);
		expect(await folder.read()).toEqual(snapshot);
		const file = join(path, 'new', 'state.json');
		expect((await stat(file)).mode & 0o077).toBe(0);
		expect(await readFile(file, 'utf8')).toContain('"version":1');
	});

	it.each([
		['{', 'is not JSON'],
		['{"version": 2}', 'is no state of the local Cognito (version: ']
	])('refuses %s, and says what to do', async (text, message) => {
		const folder = await openDataFolder(path);
		await writeFile(join(path, 'state.json'), text);
		await expect(folder.read()).rejects.toThrow(message);
		await expect(folder.read()).rejects.toThrow('Move it away to start anew.');
	});
});
