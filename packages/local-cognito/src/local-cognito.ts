import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Config } from './config/config.ts';
import { defaultConfig } from './config/default-config.ts';
import { controlRoutes } from './control/control.ts';
import { endpointOf } from './control/endpoints.ts';
import { respondWithFault } from './control/faults.ts';
import { consentRoutes } from './federation/consent-page.ts';
import { idpResponseRoutes } from './federation/idp-response.ts';
import type { OtherMessage } from './directory/outbox.ts';
import { confirmSignUpRoutes } from './hosted-ui/confirm-sign-up.ts';
import { errorPage, errorRoutes } from './hosted-ui/error-page.ts';
import { forgotPasswordRoutes } from './hosted-ui/forgot-password.ts';
import { loginRoutes } from './hosted-ui/login.ts';
import { overviewRoutes } from './hosted-ui/overview.ts';
import { pageHeaders } from './hosted-ui/page-headers.ts';
import { signUpRoutes } from './hosted-ui/sign-up.ts';
import { issuerOf } from './issuer.ts';
import { authorizeRoutes } from './oauth/authorize.ts';
import { allowCrossOrigin } from './oauth/cors.ts';
import { discoveryRoutes } from './oauth/discovery.ts';
import { logoutRoutes } from './oauth/logout.ts';
import { revokeRoutes } from './oauth/revoke.ts';
import { tokenRoutes } from './oauth/token-endpoint.ts';
import { userInfoRoutes } from './oauth/user-info.ts';
import type { Snapshot } from './persistence/snapshot.ts';
import { takeSnapshot } from './persistence/take-snapshot.ts';
import { createPool, type Pool } from './pool.ts';
import { rotatedKeyPairs, type KeyPairs } from './tokens/signing-keys.ts';
import { userApiRoutes } from './user-api/user-api.ts';

export interface LocalCognitoOptions {
	/** The user pool; `parseConfig` makes one from JSON. By default, one client and one person. */
	config?: Config;
	/** Its origin, without a trailing slash; `http://localhost:9229` by default. */
	origin?: string;
	/** The current time, for tests with a fixed clock. */
	now?: () => Date;
	/** The signing keys; by default, new ones after each rotation. */
	keyPairs?: KeyPairs;
	/** What `snapshot` returned before; by default, the pool starts with its configuration. */
	snapshot?: Snapshot | null;
	/** Finds the messages of the application, which the outbox page shows too; by default, none. */
	otherMessages?: () => Promise<readonly OtherMessage[]>;
}

export interface LocalCognito {
	origin: string;
	/** The `iss` of tokens before any control request. */
	issuer: string;
	fetch(request: Request): Promise<Response>;
	/** Sends a control request; README.md lists the actions. @throws {TypeError} when it fails */
	control(action: string, input?: object): Promise<unknown>;
	/** Returns to the initial state, with the first signing keys. */
	reset(): void;
	/** What has to be kept for the next start: users, groups, keys and refresh tokens. */
	snapshot(): Promise<Snapshot>;
}

/** A Cognito user pool in memory, with its hosted UI. It handles requests and opens no port. */
export function createLocalCognito(options: LocalCognitoOptions = {}): LocalCognito {
	const {
		config = defaultConfig,
		origin = 'http://localhost:9229',
		now = () => new Date(),
		keyPairs = rotatedKeyPairs,
		snapshot = null,
		otherMessages = async () => []
	} = options;
	const start = (before: Snapshot | null) => {
		const pool = createPool({ config, origin, now, keyPairs, snapshot: before, otherMessages });
		return { pool, app: createApp(pool, reset) };
	};
	const reset = () => void (current = start(null));
	let current = start(snapshot);

	const handle = async (request: Request) => {
		const { pool, app } = current;
		const endpoint = endpointOf(config, request);
		const fault = endpoint && pool.faults.nextFor(endpoint);
		const answered = await allowCrossOrigin(config, request, () =>
			respondWithFault(fault, request.signal, () => app.fetch(request))
		);
		return dated(answered, pool.clock.now());
	};
	return {
		origin,
		issuer: issuerOf(current.pool),
		reset,
		snapshot: () => takeSnapshot(current.pool),
		fetch: handle,
		control: (action, input = {}) => sendControl(handle, action, input)
	};
}

/** AWS dates its responses by the clock that it dates its tokens by. */
function dated(response: Response, now: Date): Response {
	const copy = new Response(response.body, response);
	if (!copy.headers.has('date')) copy.headers.set('date', now.toUTCString());
	return copy;
}

function createApp(pool: Pool, reset: () => void) {
	return new Hono()
		.use(pageHeaders)
		.route('/', authorizeRoutes(pool))
		.route('/', loginRoutes(pool))
		.route('/', signUpRoutes(pool))
		.route('/', confirmSignUpRoutes(pool))
		.route('/', forgotPasswordRoutes(pool))
		.route('/', consentRoutes(pool))
		.route('/', idpResponseRoutes(pool))
		.route('/', tokenRoutes(pool))
		.route('/', revokeRoutes(pool))
		.route('/', userInfoRoutes(pool))
		.route('/', logoutRoutes(pool))
		.route('/', errorRoutes())
		.route('/', discoveryRoutes(pool))
		.route('/', userApiRoutes(pool))
		.route('/', overviewRoutes(pool))
		.route('/', controlRoutes(pool, reset))
		.notFound((c) => errorPage(c, 404, 'This page does not exist.'))
		.onError((error, c) => {
			if (error instanceof HTTPException) return error.getResponse();
			return errorPage(c, 500, error.message);
		});
}

async function sendControl(
	handle: LocalCognito['fetch'],
	action: string,
	input: object
): Promise<unknown> {
	const response = await handle(
		new Request(`http://localhost/__test/${action}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(input)
		})
	);
	if (!response.ok) throw new TypeError(await response.text());
	return response.json();
}
