import { createAdaptorServer } from '@hono/node-server';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request as send } from 'node:http';
import { localPoolFor } from '../../cognito/local-pool.ts';
import { createLocalCognito } from '../../packages/local-cognito/src/local-cognito.ts';
import type { LocalCognito } from '../../packages/local-cognito/src/local-cognito.ts';
import { sharedKeyPairs } from '../../packages/local-cognito/src/tokens/signing-keys.ts';
import { fetchResponse } from '../../tools/fetch-response.ts';
import { signIn } from '../../tools/sign-in-over-http.ts';
import { testSettings } from '../../tools/test-settings.ts';

export interface Answer {
	status: number;
	retryAfter: string | null;
	/** The session cookie that the answer sets; null when it sets none. */
	cookie: string | null;
}

interface Visit {
	method?: string;
	headers?: Record<string, string>;
	body?: string;
}

/** One site: a Worker in every process, and the Cognito behind them. */
export interface Site {
	cognito: LocalCognito;
	/** Of its Worker in each process. */
	ports: Readonly<Record<string, number>>;
	settings: Record<string, string>;
	/** Asks the Worker in one of the processes, as this site whichever that is. */
	visit: (at: string, path: string, visit?: Visit) => Promise<Response>;
	/** `GET /api/auth/me` with this session cookie. */
	me: (at: string, cookie: string) => Promise<Answer>;
	/** Signs in by e-mail at the first process, and gives the session cookie. `client`: see Cognito's README. */
	signIn: (client?: object, person?: string) => Promise<string>;
	/** How often an endpoint of Cognito was called so far. */
	calls: (endpoint: string) => Promise<number>;
	/** From now on nothing listens where Cognito was. */
	takeCognitoDown: () => Promise<void>;
	bringCognitoBack: () => Promise<void>;
	isCognitoUp: () => boolean;
}

/** @param ports of its Worker in each process; signing in happens at the first */
export async function openSite(
	cognitoPort: number,
	ports: Record<string, number>,
	settings: Record<string, string> = {}
): Promise<Site> {
	const [firstPort] = Object.values(ports);
	const origin = `http://localhost:${firstPort}`;
	const cognitoOrigin = `http://localhost:${cognitoPort}`;
	const cognito = createLocalCognito({
		config: localPoolFor(origin),
		origin: cognitoOrigin,
		keyPairs: sharedKeyPairs
	});
	const server = createAdaptorServer({ fetch: (request) => cognito.fetch(request) });
	const bringCognitoBack = async () => {
		server.listen(cognitoPort, 'localhost');
		await once(server, 'listening');
	};
	await bringCognitoBack();

	async function visit(at: string, path: string, { method, headers, body }: Visit = {}) {
		const url = `http://127.0.0.1:${ports[at]}${path}`;
		const host = new URL(origin).host;
		const outgoing = send(url, { method: method ?? 'GET', headers: { host, ...headers } });
		const answered = fetchResponse(outgoing);
		outgoing.end(body);
		return answered;
	}

	return {
		...{ cognito, ports, visit, bringCognitoBack },
		isCognitoUp: () => server.listening,
		settings: {
			...testSettings,
			APP_ORIGIN: origin,
			COGNITO_DOMAIN: cognitoOrigin,
			COGNITO_API_URL: cognitoOrigin,
			COGNITO_ISSUER: cognito.issuer,
			SESSION_KEYS: `k1:${randomBytes(32).toString('base64url')}`,
			...settings
		},
		async me(at, cookie) {
			const headers = { cookie: `session=${cookie}` };
			const answer = await visit(at, '/api/auth/me', { headers });
			await answer.text();
			const set = answer.headers.getSetCookie().find((line) => line.startsWith('session='));
			return {
				status: answer.status,
				retryAfter: answer.headers.get('retry-after'),
				cookie: set ? (/^session=([^;]*)/.exec(set)?.[1] ?? null) : null
			};
		},
		async signIn(client = {}, person = 'emil-owner') {
			const usual = { access_seconds: 3600, grace_seconds: 60 };
			await cognito.control('client', { ...usual, ...client });
			const credentials = { email: `${person}@popmap.test`, password: 'Popmap-2026!' };
			const { jar } = await signIn(origin, credentials);
			await cognito.control('client', usual);
			return jar.cookiesOf(`localhost:${firstPort}`).get('session') ?? '';
		},
		async calls(endpoint) {
			const answer = await cognito.fetch(new Request(`${cognitoOrigin}/__test/calls`));
			const calls: Record<string, number> = await answer.json();
			return calls[endpoint] ?? 0;
		},
		async takeCognitoDown() {
			if (!server.listening) return;
			server.close();
			if ('closeAllConnections' in server) server.closeAllConnections();
			await once(server, 'close');
		}
	};
}
