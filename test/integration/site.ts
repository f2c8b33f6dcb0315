import { createAdaptorServer } from '@hono/node-server';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { localPoolFor } from '../../cognito/local-pool.ts';
import { createLocalCognito } from '../../packages/local-cognito/src/local-cognito.ts';
import { sharedKeyPairs } from '../../packages/local-cognito/src/tokens/signing-keys.ts';
import { sendExactly } from '../../tools/send-exactly.ts';
import { signIn } from '../../tools/sign-in-over-http.ts';
import { testSettings } from '../../tools/test-settings.ts';
import { Browser } from '../browser/browser.ts';

export interface SessionResponse {
	status: number;
	retryAfter: string | null;
	/** The session cookie that the response sets; null if it sets none. */
	cookie: string | null;
}

/**
 * A site that runs in several processes, with its own Cognito.
 *
 * @param ports the port of its Worker in each process; people sign in at the first
 */
export async function openSite(
	cognitoPort: number,
	ports: Record<string, number>,
	settings: Record<string, string> = {}
) {
	const origin = `http://localhost:${Object.values(ports)[0]}`;
	const cognitoOrigin = `http://localhost:${cognitoPort}`;
	const cognito = createLocalCognito({
		config: localPoolFor(origin),
		origin: cognitoOrigin,
		keyPairs: sharedKeyPairs
	});
	const server = createAdaptorServer({ fetch: (request) => cognito.fetch(request) });
	const startCognito = async () => {
		server.listen(cognitoPort, 'localhost');
		await once(server, 'listening');
	};
	await startCognito();

	/** Sends a request to the Worker of this process. */
	async function visit(process: string, path: string, init: RequestInit = {}) {
		const request = new Request(`http://127.0.0.1:${ports[process]}${path}`, init);
		request.headers.set('host', new URL(origin).host);
		return sendExactly(request);
	}

	/** A browser at the Worker of this process, with this session cookie or as a visitor. */
	function browserAt(process: string, session: string | null = null) {
		const send = (request: Request) => visit(process, request.url.slice(origin.length), request);
		const browser = new Browser(origin, (other) => (other === origin ? send : undefined));
		if (session !== null) browser.cookies.set('popmap_session', { value: session });
		return browser;
	}

	return {
		cognito,
		ports,
		visit,
		browserAt,
		startCognito,
		isCognitoRunning: () => server.listening,
		settings: {
			...testSettings,
			APP_ORIGIN: origin,
			COGNITO_DOMAIN: cognitoOrigin,
			COGNITO_API_URL: cognitoOrigin,
			COGNITO_ISSUER: cognito.issuer,
			SESSION_KEYS: `k1:${randomBytes(32).toString('base64url')}`,
			...settings
		},
		/** `GET /api/auth/me` with this session cookie. */
		async me(process: string, session: string): Promise<SessionResponse> {
			const browser = browserAt(process, session);
			const response = await browser.visit('/api/auth/me');
			await response.text();
			const isSet = response.headers
				.getSetCookie()
				.some((line) => line.startsWith('popmap_session='));
			return {
				status: response.status,
				retryAfter: response.headers.get('retry-after'),
				cookie: isSet ? (browser.cookies.get('popmap_session')?.value ?? '') : null
			};
		},
		/**
		 * Signs in at the first process.
		 *
		 * @param client temporary changes of Cognito's app client: see the README of the local Cognito
		 * @returns the session cookie
		 */
		async signIn(client: object = {}, person = 'emil-owner'): Promise<string> {
			const usual = { access_seconds: 3600, grace_seconds: 60 };
			await cognito.control('client', { ...usual, ...client });
			const browser = await signIn(origin, person);
			await cognito.control('client', usual);
			return browser.cookies.get('popmap_session')?.value ?? '';
		},
		/** How often an endpoint of Cognito has been called. */
		async calls(endpoint: string): Promise<number> {
			const response = await cognito.fetch(new Request(`${cognitoOrigin}/__test/calls`));
			const calls: Record<string, number> = await response.json();
			return calls[endpoint] ?? 0;
		},
		/** Stops listening at Cognito's port. */
		async stopCognito() {
			if (!server.listening) return;
			server.close();
			if ('closeAllConnections' in server) server.closeAllConnections();
			await once(server, 'close');
		}
	};
}

export type Site = Awaited<ReturnType<typeof openSite>>;
