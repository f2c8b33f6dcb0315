import { describe, expect, it } from 'vitest';
import { createLocalCognito } from '../../packages/local-cognito/src/local-cognito.ts';
import { apiRequest } from './api.ts';
import { targets } from './target.ts';

const wanted = 'authorization,content-type,x-amz-target,x-amz-user-agent,amz-sdk-request';

describe.each(targets)('Scripts of another origin, at $name', (target) => {
	const { fetch } = target;
	const preflight = (url: string, method: string) =>
		fetch(url, {
			method: 'OPTIONS',
			headers: {
				origin: 'https://app.example',
				'access-control-request-method': method,
				'access-control-request-headers': wanted
			}
		});

	it('may call the API, and read its errors', async () => {
		const asked = await preflight(`${target.apiUrl}/`, 'POST');
		expect(asked.status).toBe(200);
		expect(asked.headers.get('access-control-allow-origin')).toBe('*');
		expect(asked.headers.get('access-control-allow-methods')).toContain('POST');
		expect(asked.headers.get('access-control-allow-headers')?.toLowerCase()).toContain(
			'x-amz-user-agent'
		);
		const refused = await fetch(
			`${target.apiUrl}/`,
			apiRequest('GetUser', { AccessToken: 'a.b.c' }, { origin: 'https://app.example' })
		);
		expect(refused.headers.get('access-control-allow-origin')).toBe('*');
		expect(refused.headers.get('access-control-expose-headers')?.toLowerCase()).toContain(
			'x-amzn-errortype'
		);
	});

	it.each(['openid-configuration', 'jwks.json'])('may read %s', async (document) => {
		const response = await fetch(`${target.issuer}/.well-known/${document}`, {
			headers: { origin: 'https://app.example' }
		});
		expect(response.headers.get('access-control-allow-origin')).toBe('*');
	});

	it.each(['token', 'revoke'])('may call /oauth2/%s with headers of their own', async (path) => {
		const asked = await preflight(`${target.domain}/oauth2/${path}`, 'POST');
		expect(asked.status).toBe(200);
		expect(asked.headers.get('access-control-allow-origin')).toBe('*');
		expect(asked.headers.get('access-control-allow-headers')?.toLowerCase()).toContain(
			'x-amz-user-agent'
		);
	});

	it('may not read the pages', async () => {
		const page = await fetch(`${target.domain}/login`, {
			headers: { origin: 'https://app.example' }
		});
		expect(page.headers.has('access-control-allow-origin')).toBe(false);
	});
});

describe('A fault', () => {
	it('can be read by scripts of another origin as well', async () => {
		const cognito = createLocalCognito();
		await cognito.control('fault', { endpoint: 'user_api', status: 500 });
		const response = await cognito.fetch(
			new Request(`${cognito.origin}/`, apiRequest('GetUser', {}))
		);
		expect(response.status).toBe(500);
		expect(response.headers.get('access-control-allow-origin')).toBe('*');
	});
});
