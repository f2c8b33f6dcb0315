import { once } from 'node:events';
import { createServer } from 'node:net';
import tls from 'node:tls';
import { parseConfig } from '../../packages/local-cognito/src/config/config.ts';
import { serveLocalCognito } from '../../packages/local-cognito/src/serve.ts';
import { Browser } from '../browser/browser.ts';

export const userPoolId = 'us-east-1_Clients01';
export const publicClientId = 'publicclient';
export const password = 'Password-1';
/** With the one sign that clients encode differently. */
export const confidentialClient = { id: 'confidentialclient', secret: 'a_secret+with_a_plus' };
export const scopes = ['openid', 'email', 'profile', 'aws.cognito.signin.user.admin'];

const authFlows = ['ALLOW_USER_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH'];

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	if (typeof address === 'object' && address) return address.port;
	throw new Error('No port is free.');
}

/** A local Cognito over https that this process trusts, for a site of this origin. */
export async function startPool(site: string, changes: object = {}) {
	const port = await freePort();
	const urls = { callback_urls: [`${site}/`, `${site}/callback`], logout_urls: [`${site}/`] };
	const config = parseConfig({
		user_pool_id: userPoolId,
		clients: [
			{
				id: publicClientId,
				auth_flows: [...authFlows, 'ALLOW_REFRESH_TOKEN_AUTH'],
				scopes,
				...urls
			},
			{ ...confidentialClient, auth_flows: authFlows, rotation: true, scopes, ...urls }
		],
		first_factors: ['PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN'],
		webauthn: { relying_party_id: 'localhost' },
		groups: ['staff'],
		people: [
			{ id: 'alice', name: 'Alice', email: 'alice@example.com' },
			{ id: 'bob', name: 'Bob', email: 'bob@example.com', groups: ['staff'] }
		],
		...changes
	});
	const cognito = await serveLocalCognito({ port, config, tls: true });
	tls.setDefaultCACertificates([...tls.getCACertificates('default'), cognito.certificate ?? '']);
	return {
		...cognito,
		/** Signs in on the hosted pages, and returns the redirect back to the site. */
		async signIn(authorizationUrl: string | URL, email = 'alice@example.com'): Promise<URL> {
			const browser = new Browser(cognito.origin, (origin) =>
				origin === cognito.origin ? fetch : undefined
			);
			const page = await browser.follow(await browser.visit(String(authorizationUrl)));
			const done = await browser.submit(page.response, { username: email, password });
			return new URL(done.headers.get('location') ?? '');
		},
		/** The newest code that was sent. */
		async newestCode(): Promise<string> {
			const response = await fetch(`${cognito.origin}/__test/outbox`);
			const { messages }: { messages: { code: string }[] } = JSON.parse(await response.text());
			return messages[0]?.code ?? '';
		}
	};
}

export type RunningPool = Awaited<ReturnType<typeof startPool>>;
