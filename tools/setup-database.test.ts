import { execFile } from 'node:child_process';
import { once } from 'node:events';
import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freePorts } from '../test/integration/ports.ts';
import { judgeReplication } from './doctor/machine.ts';

const id = '11111111-2222-3333-4444-555555555555';
const received: string[] = [];
let accounts: { id: string; name: string }[] = [];
let replicationStatus = 200;

/** As much of Cloudflare's API as wrangler and setup use. */
const cloudflare = createServer(async (request, response) => {
	const { method, url = '', headers } = request;
	received.push(`${method} ${url.split('?')[0]} ${headers.authorization} ${await text(request)}`);
	if (method === 'PUT') response.statusCode = replicationStatus;
	const database = { uuid: id, name: 'popmap-production', email: 'a@popmap.test' };
	const memberships = accounts.map((account) => ({ id: account.id, account }));
	const lists: Record<string, object[]> = { '/accounts': accounts, '/memberships': memberships };
	const result = lists[url.split('?')[0] ?? ''] ?? database;
	const paging = { page: 1, per_page: 50, total_pages: 1, count: 1, total_count: 1 };
	response.setHeader('content-type', 'application/json');
	response.end(JSON.stringify({ success: true, errors: [], result, result_info: paging }));
});

let folder = '';
let address = '';
beforeAll(async () => {
	const [port = 0] = await freePorts(1);
	await once(cloudflare.listen(port, 'localhost'), 'listening');
	address = `http://localhost:${port}`;
});
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'popmap-setup-'));
	cpSync('wrangler.toml', join(folder, 'wrangler.toml'));
	// wrangler remembers the account in the folder of the packages, which must not be the project's.
	mkdirSync(join(folder, 'node_modules'));
	symlinkSync(resolve('node_modules/wrangler'), join(folder, 'node_modules/wrangler'));
	received.length = 0;
	accounts = [{ id: 'an-account', name: 'Popmap' }];
	replicationStatus = 200;
	return () => rmSync(folder, { recursive: true });
});
afterAll(() => void cloudflare.close());

const settings = [
	...['--for', 'production', '--app-origin', 'https://popmap.test'],
	...[
		'--cognito-user-pool-id',
		'eu-central-1_AbCdEfGhI',
		'--cognito-client-id',
		'1example23456789'
	],
	...['--cognito-domain', 'popmap-auth', '--yes']
];

function setup(...args: string[]) {
	const account = {
		CLOUDFLARE_API_BASE_URL: address,
		CLOUDFLARE_API_TOKEN: 'a-token',
		CLOUDFLARE_ACCOUNT_ID: '',
		HOME: folder,
		XDG_CONFIG_HOME: folder
	};
	const options = { cwd: folder, env: { ...process.env, ...account } };
	return promisify(execFile)(
		process.execPath,
		[resolve('tools/setup.ts'), ...settings, ...args],
		options
	).then(
		({ stdout }) => ({ code: 0, said: stdout }),
		({ code, stdout, stderr }) => ({ code: Number(code), said: `${stdout}${stderr}` })
	);
}

const toml = () => readFileSync(join(folder, 'wrangler.toml'), 'utf8');
const sentTo = (path: string) => received.filter((line) => line.includes(path));

describe('npm run setup --create-database', () => {
	it('creates the primary where it is asked for, and replicates it', async () => {
		const { code, said } = await setup('--create-database', '--database-location', 'oc');
		expect(said).toContain('D1 keeps copies of the database near its readers.');
		expect(code).toBe(0);
		expect(toml()).toContain(`database_id = "${id}"`);
		const [created, replicated] = sentTo('/accounts/an-account/d1/database');
		expect(created).toMatch(/^POST .*"primary_location_hint":"oc"/);
		expect(replicated).toBe(
			`PUT /accounts/an-account/d1/database/${id} Bearer a-token {"read_replication":{"mode":"auto"}}`
		);
	});

	it('rejects a location that D1 does not have, and changes nothing', async () => {
		const before = toml();
		const { code, said } = await setup('--create-database', '--database-location', 'mars');
		expect(said).toContain('Choose one of weur, eeur, enam, wnam, apac, oc.');
		expect(code).toBe(1);
		expect([toml(), received]).toEqual([before, []]);
	});

	it('says how to turn replication on if Cloudflare refuses', async () => {
		replicationStatus = 403;
		const { code, said } = await setup('--create-database');
		expect(said).toContain(
			'Replication was not turned on (status 403). Turn it on in the dashboard'
		);
		expect(code).toBe(1);
		expect(toml()).toContain(`database_id = "${id}"`);
	});

	it('asks for the account if there are several', async () => {
		writeFileSync(join(folder, 'wrangler.toml'), toml().replaceAll(/0{8}-[0-]+/g, id));
		accounts.push({ id: 'another', name: 'Another' });
		const { code, said } = await setup('--replicate');
		expect(said).toContain('set CLOUDFLARE_ACCOUNT_ID first');
		expect(code).toBe(1);
	});
});

it('npm run setup --replicate replicates a database that exists', async () => {
	writeFileSync(join(folder, 'wrangler.toml'), toml().replaceAll(/0{8}-[0-]+/g, id));
	expect(await setup('--replicate')).toMatchObject({ code: 0 });
	expect(sentTo('/d1/database')).toEqual([expect.stringMatching(/^PUT .*"auto"/)]);
});

describe('the doctor', () => {
	const info = (mode: string) =>
		JSON.stringify({ running_in_region: 'WEUR', read_replication: { mode } });

	it('passes a database that is replicated', () => {
		expect(judgeReplication(info('auto'), 'production')).toMatchObject({ verdict: 'pass' });
	});

	it.each([info('disabled'), '{"running_in_region":"WEUR"}'])(
		'reports one that is not: %s',
		(said) => {
			expect(judgeReplication(said, 'production')).toMatchObject({
				verdict: 'fail',
				found: expect.stringContaining('in WEUR only'),
				fix: expect.stringContaining('npm run setup -- --for production --replicate')
			});
		}
	);
});
