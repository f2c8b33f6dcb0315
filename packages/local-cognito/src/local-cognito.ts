import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { answerWithFault } from './control/faults.ts';
import { authorizeRoutes } from './oauth/authorize.ts';
import { controlRoutes } from './control/control.ts';
import { createPool } from './pool.ts';
import { discoveryRoutes } from './oauth/discovery.ts';
import { endpointOf } from './control/endpoints.ts';
import { errorPage, errorRoutes } from './hosted-ui/error-page.ts';
import { federationRoutes } from './federation/idp-response.ts';
import { forgottenPasswordRoutes } from './hosted-ui/forgot-password.ts';
import { indexRoutes } from './hosted-ui/index-page.ts';
import { loginRoutes } from './hosted-ui/login.ts';
import { logoutRoutes } from './oauth/logout.ts';
import { ownKeyPairs } from './tokens/signing-keys.ts';
import type { KeyPairs } from './tokens/signing-keys.ts';
import { revokeRoutes } from './oauth/revoke.ts';
import { signUpRoutes } from './hosted-ui/sign-up.ts';
import { socialConsentRoutes } from './federation/consent-page.ts';
import { tokenRoutes } from './oauth/token-endpoint.ts';
import { userApiRoutes } from './user-api/user-api.ts';
import { userInfoRoutes } from './oauth/user-info.ts';
import { withOpenCors } from './oauth/cors.ts';
import { withPageHeaders } from './hosted-ui/page-headers.ts';
import type { Pool } from './pool.ts';

export interface LocalCognitoOptions {
	/** Where it is reached; `http://localhost:9229` unless said otherwise. No trailing slash. */
	origin?: string;
	/** Origins of more sites that may sign people in, beside the usual two. */
	sites?: readonly string[];
	/** The time, for tests that hold the clock. */
	now?: () => Date;
	/** Its signing keys; after each change of them new ones, unless said otherwise. */
	keyPairs?: KeyPairs;
}

export interface LocalCognito {
	origin: string;
	issuer: string;
	fetch(request: Request): Promise<Response>;
	/** Does a control action (README.md lists them) and gives its answer. @throws when it is refused. */
	control(action: string, input?: object): Promise<unknown>;
	/** Forgets everybody and everything but the first signing keys. */
	reset(): void;
}

const poolId = 'eu-west-1_Local0001';
const usualSites = ['http://localhost:5173', 'https://popmap.test'];

/** A Cognito user pool in memory, with its hosted pages. It answers requests; it opens no port. */
export function createLocalCognito(options: LocalCognitoOptions = {}): LocalCognito {
	const { origin = 'http://localhost:9229', sites = [], now = () => new Date() } = options;
	const { keyPairs = ownKeyPairs } = options;
	const start = () => {
		const pool = createPool({
			...{ origin, poolId, now, keyPairs },
			sites: [...usualSites, ...sites]
		});
		return { pool, app: createApp(pool, reset) };
	};
	const reset = () => void (current = start());
	let current = start();

	const answer = (request: Request) => {
		const { pool, app } = current;
		const endpoint = endpointOf(pool, request);
		const fault = endpoint && pool.faults.arrive(endpoint);
		return answerWithFault(fault, request.signal, () => app.fetch(request));
	};
	return {
		...{ origin, issuer: `${origin}/${poolId}`, reset, fetch: answer },
		control: (action, input = {}) => control(answer, `${origin}/__test/${action}`, input)
	};
}

/** The whole URL space. */
function createApp(pool: Pool, reset: () => void) {
	return new Hono()
		.use(withOpenCors, withPageHeaders)
		.route('/', authorizeRoutes(pool))
		.route('/', loginRoutes(pool))
		.route('/', signUpRoutes(pool))
		.route('/', forgottenPasswordRoutes(pool))
		.route('/', socialConsentRoutes(pool))
		.route('/', federationRoutes(pool))
		.route('/', tokenRoutes(pool))
		.route('/', revokeRoutes(pool))
		.route('/', userInfoRoutes(pool))
		.route('/', logoutRoutes(pool))
		.route('/', errorRoutes())
		.route('/', discoveryRoutes(pool))
		.route('/', userApiRoutes(pool))
		.route('/', indexRoutes(pool))
		.route('/', controlRoutes(pool, reset))
		.notFound((c) => errorPage(c, 404, 'There is no such page here.'))
		.onError((error, c) => {
			if (error instanceof HTTPException) return error.getResponse();
			return errorPage(c, 500, error.message);
		});
}

async function control(
	answer: LocalCognito['fetch'],
	url: string,
	input: object
): Promise<unknown> {
	const response = await answer(
		new Request(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(input)
		})
	);
	if (!response.ok) throw new TypeError(await response.text());
	return response.json();
}
