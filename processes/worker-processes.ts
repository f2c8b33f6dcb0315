import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveLocalCognito } from '../cognito/local/serve.ts';
import { bundleWorker } from '../dev/built-worker.ts';
import { signIn } from '../dev/sign-in-over-http.ts';
import { testSettings } from '../dev/test-settings.ts';
import type { Role } from './worker-process.ts';

const ports = { one: 28_811, other: 28_812, cognito: 28_813 };
const origin = `http://localhost:${ports.one}`;
const cognitoOrigin = `http://localhost:${ports.cognito}`;

/** Two Worker processes over one database, and the Cognito behind both. */
export interface Processes extends AsyncDisposable {
	/** `GET /api/auth/me` with this session cookie, at one of the two. */
	me: (at: 'one' | 'other', cookie: string) => Promise<Answer>;
	/** Signs in, and gives the session cookie. */
	signIn: () => Promise<string>;
	control: (action: string, input: object) => Promise<void>;
	/** How often Cognito's token endpoint was called so far. */
	tokenCalls: () => Promise<number>;
	/** Ends the other process at once, as a machine that loses power does. */
	killOther: () => void;
}

export interface Answer {
	status: number;
	retryAfter: string | null;
	/** The session cookie that the answer sets; null when it sets none. */
	cookie: string | null;
}

export async function startProcesses(): Promise<Processes> {
	const folder = mkdtempSync(join(tmpdir(), 'popmap-processes-'));
	const bundle = join(folder, 'worker.js');
	writeFileSync(bundle, await bundleWorker());
	const cognito = await serveLocalCognito(ports.cognito, { sites: [origin] });
	const settings = {
		...testSettings,
		APP_ORIGIN: origin,
		COGNITO_DOMAIN: cognitoOrigin,
		COGNITO_API_URL: cognitoOrigin,
		COGNITO_ISSUER: `${cognitoOrigin}/${testSettings.COGNITO_USER_POOL_ID}`,
		SESSION_KEYS: `k1:${randomBytes(32).toString('base64url')}`
	};
	const one = await startProcess({
		...{ name: 'one', port: ports.one, folder, bundle, settings, first: true }
	});
	const other = await startProcess({
		...{ name: 'other', port: ports.other, folder, bundle, settings, first: false }
	});
	const kill = (pid: number | undefined) => {
		try {
			// The whole group: the runtime is a child of the process that was started.
			if (pid) process.kill(-pid, 'SIGKILL');
		} catch {
			// Gone already.
		}
	};

	return {
		me: (at, cookie) => askMe(ports[at], cookie),
		async signIn() {
			const person = { email: 'emil-owner@popmap.test', password: 'Popmap-2026!' };
			const { jar } = await signIn(origin, person);
			return jar.cookiesOf(`localhost:${ports.one}`).get('session') ?? '';
		},
		control,
		async tokenCalls() {
			const calls = await (await fetch(`${cognitoOrigin}/__test/calls`)).json();
			return Number(calls.token);
		},
		killOther: () => kill(other.pid),
		async [Symbol.asyncDispose]() {
			kill(one.pid);
			kill(other.pid);
			await cognito.close();
			rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
		}
	};
}

async function startProcess(role: Role) {
	const script = join(import.meta.dirname, 'worker-process.ts');
	const child = fork(script, [JSON.stringify(role)], {
		detached: true,
		stdio: ['ignore', 'ignore', 'inherit', 'ipc']
	});
	const died = once(child, 'exit').then(([code]) => {
		throw new Error(`The process “${role.name}” ended with ${code} before it was ready.`);
	});
	await Promise.race([once(child, 'message'), died]);
	died.catch(() => undefined);
	child.disconnect();
	child.unref();
	return child;
}

async function askMe(port: number, cookie: string): Promise<Answer> {
	const { status, headers } = await fetch(`http://127.0.0.1:${port}/api/auth/me`, {
		headers: { cookie: `session=${cookie}` },
		signal: AbortSignal.timeout(30_000)
	});
	const set = headers.getSetCookie().find((line) => line.startsWith('session='));
	return {
		status,
		retryAfter: headers.get('retry-after'),
		cookie: set ? (/^session=([^;]*)/.exec(set)?.[1] ?? null) : null
	};
}

async function control(action: string, input: object): Promise<void> {
	const response = await fetch(`${cognitoOrigin}/__test/${action}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(input)
	});
	if (!response.ok) throw new Error(`${action}: ${await response.text()}`);
}
