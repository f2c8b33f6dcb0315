import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import https from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const cli = fileURLToPath(new URL('cli.ts', import.meta.url));
let folder = '';
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'local-cognito-'))));
afterAll(() => rm(folder, { recursive: true }));

/** Starts the program. The output grows for as long as it runs. */
function start(...args: string[]) {
	const child = spawn(process.execPath, [cli, ...args]);
	const output = { text: '' };
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => (output.text += chunk.toString()));
	}
	return { child, output, ended: once(child, 'close') };
}

/** Runs the program to its end, and returns its exit code and output. */
async function runToEnd(...args: string[]): Promise<[code: number | null, output: string]> {
	const { child, output, ended } = start(...args);
	await ended;
	return [child.exitCode, output.text];
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	return typeof address === 'object' && address ? address.port : 0;
}

async function statusFor(port: number, host: string): Promise<number | undefined> {
	const sent = request({ port, host: '127.0.0.1', path: '/', headers: { host } }).end();
	const [response] = await once(sent, 'response');
	response.resume();
	return response.statusCode;
}

async function writeConfig(name: string, content: string): Promise<string> {
	const path = join(folder, name);
	await writeFile(path, content);
	return path;
}

describe('local-cognito', () => {
	it('prints its usage and its version', async () => {
		expect(await runToEnd('--help')).toEqual([0, expect.stringContaining('Usage: local-cognito')]);
		expect(await runToEnd('--version')).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/)]);
	});

	it('exits with 2 for an unknown option, and lists the options', async () => {
		expect(await runToEnd('--prot', '1')).toEqual([
			2,
			"Unknown option '--prot'. Allowed options: --config, --port, --host, --origin, --allow-host, --issuer, --tls, --tls-cert, --tls-key, --data, --help, --version.\n"
		]);
	});

	it('exits with 2 for a wrong configuration file, and names the file and the key', async () => {
		const path = await writeConfig('wrong.json', '{"clients": [], "prot": 1}');
		const [code, output] = await runToEnd('--config', path);
		expect(code).toBe(2);
		expect(output).toContain(`${path}: `);
		expect(output).toContain('prot: unknown key; allowed: region');
	});

	it('exits with 2 for a configuration file that is missing or not JSON', async () => {
		expect(await runToEnd('--config', join(folder, 'missing.json'))).toEqual([
			2,
			expect.stringContaining('no such file')
		]);
		const path = await writeConfig('text.json', 'clients:');
		expect(await runToEnd('--config', path)).toEqual([2, expect.stringContaining('JSON')]);
	});

	it('serves a configuration file on the given port, to loopback hosts only', async () => {
		const config = { region: 'eu-west-1', clients: [{ id: 'app', callback_urls: [] }] };
		const path = await writeConfig('pool.json', JSON.stringify(config));
		const port = await freePort();
		const { child, output, ended } = start('--port', String(port), '--config', path);
		try {
			const issuer = `http://localhost:${port}/eu-west-1_Local0001`;
			await expect.poll(() => output.text, { timeout: 20_000 }).toContain(issuer);
			const discovery = await fetch(`${issuer}/.well-known/openid-configuration`);
			expect(await discovery.json()).toMatchObject({ issuer });
			expect(await statusFor(port, `localhost:${port}`)).toBe(200);
			expect(await statusFor(port, 'rebound.example')).toBe(421);
			expect(output.text).not.toContain('Warning');
			expect(await runToEnd('--port', String(port))).toEqual([
				1,
				expect.stringContaining(`Port ${port} is in use`)
			]);
		} finally {
			child.kill();
			await ended;
		}
	});

	it('serves https with a certificate that the data folder keeps, and keeps who signed up', async () => {
		const port = await freePort();
		const data = join(folder, 'kept');
		const args = ['--port', String(port), '--tls', '--data', data];
		const json = { 'content-type': 'application/json' };
		const signUp = JSON.stringify({
			ClientId: 'localclient',
			Username: 'new@example.com',
			Password: 'Password-1',
			UserAttributes: [{ Name: 'name', Value: 'New' }]
		});
		const target = 'AWSCognitoIdentityProviderService.SignUp';
		const run = async (post: (path: string, body: string, headers: object) => Promise<string>) => {
			const { child, output, ended } = start(...args);
			await expect.poll(() => output.text, { timeout: 20_000 }).toContain('Certificate');
			const [, fingerprint] = /Certificate +(\S+)/.exec(output.text) ?? [];
			const answer = await post('/', signUp, { 'x-amz-target': target });
			const tokens = await post('/__test/sign-in', '{"person": "new@example.com"}', json);
			child.kill();
			await ended;
			return { fingerprint, answer, tokens };
		};
		const post = async (path: string, body: string, headers: object) => {
			const ca = await readFile(join(data, 'certificate.pem'), 'utf8');
			const sent = https.request({
				port,
				host: 'localhost',
				path,
				method: 'POST',
				ca,
				headers: { ...headers }
			});
			sent.end(body);
			const [response] = await once(sent, 'response');
			let text = '';
			for await (const chunk of response) text += String(chunk);
			return text;
		};
		const first = await run(post);
		expect(first.answer).toContain('"UserConfirmed":false');
		const second = await run(post);
		expect(second.answer).toContain('UsernameExistsException');
		expect(second.fingerprint).toBe(first.fingerprint);
		const subOf = (tokens: string) => decodeJwt(String(JSON.parse(tokens).id_token)).sub;
		expect(subOf(second.tokens)).toBe(subOf(first.tokens));
		await writeFile(join(data, 'state.json'), '{"version": 9}');
		expect(await runToEnd(...args)).toEqual([2, expect.stringContaining('Move it away')]);
	});

	it('answers to further host names when it is told so', async () => {
		const port = await freePort();
		const args = ['--port', String(port), '--allow-host', 'cognito.test'];
		const { child, output, ended } = start(...args, '--issuer', 'https://idp.example/pool');
		try {
			await expect.poll(() => output.text, { timeout: 20_000 }).toContain('idp.example/pool');
			expect(await statusFor(port, 'cognito.test')).toBe(200);
			expect(await statusFor(port, 'other.test')).toBe(421);
		} finally {
			child.kill();
			await ended;
		}
	});

	it('warns when the host is not a loopback address', async () => {
		const port = await freePort();
		const { child, output, ended } = start('--port', String(port), '--host', '0.0.0.0');
		try {
			await expect.poll(() => output.text, { timeout: 20_000 }).toContain('Issuer');
			expect(output.text).toContain('Warning: 0.0.0.0 is not a loopback address.');
			expect(await statusFor(port, 'machine.example')).toBe(200);
		} finally {
			child.kill();
			await ended;
		}
	});
});
