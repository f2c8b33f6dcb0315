import { describe, expect, it } from 'vitest';
import { createSite } from '../testing/site.ts';

const site = createSite();
const { origin } = site.config;
const send = (path: string, init?: RequestInit) => site.app.request(origin + path, init);
const elsewhere = { origin: 'https://elsewhere.example' };

const preflight = (path: string) =>
	send(path, {
		method: 'OPTIONS',
		headers: {
			...elsewhere,
			'access-control-request-method': 'PATCH',
			'access-control-request-headers': 'authorization,content-type,if-match'
		}
	});

describe('pages of other sites', () => {
	it.each<
		[
			path: string,
			status: number,
			init: { method?: string; body?: string; headers?: Record<string, string> }
		]
	>([
		['/api/events', 200, {}],
		['/api/auth/config', 200, {}],
		['/api/openapi.json', 200, {}],
		['/api/events/1', 404, {}],
		['/api/nowhere', 404, {}],
		['/api/events?bbox=x', 400, {}],
		['/api/auth/me', 401, {}],
		['/api/auth/me', 401, { headers: { authorization: 'Bearer x' } }],
		['/api/categories', 405, { method: 'DELETE' }],
		['/api/businesses', 401, { method: 'POST' }],
		['/api/businesses', 415, { method: 'POST', body: 'name=x' }],
		['/api/businesses', 403, { method: 'POST', headers: { cookie: 'a=b' } }],
		[`/api/events?q=${'a'.repeat(5000)}`, 414, {}]
	])('may read the response of %s, also where it is %d', async (path, status, init) => {
		const headers = { ...elsewhere, ...init.headers };
		const response = await send(path, { ...init, headers });
		expect(response.status).toBe(status);
		expect(response.headers.get('access-control-allow-origin')).toBe('*');
		expect(response.headers.get('access-control-expose-headers')?.split(',')).toEqual([
			'ETag',
			'Location',
			'Retry-After',
			'WWW-Authenticate'
		]);
		expect(response.headers.has('access-control-allow-credentials')).toBe(false);
	});

	it('may read a response from their cache', async () => {
		const { headers } = await send('/api/categories');
		const etag = headers.get('etag') ?? '';
		const again = await send('/api/categories', { headers: { 'if-none-match': etag } });
		expect([again.status, again.headers.get('access-control-allow-origin')]).toEqual([304, '*']);
	});

	it.each(['/api/events/1', '/api/auth/me', '/api/businesses'])(
		'may change things with an access token: preflight of %s',
		async (path) => {
			const { status, headers } = await preflight(path);
			expect(status).toBe(204);
			expect(headers.get('access-control-allow-origin')).toBe('*');
			expect(headers.get('access-control-allow-methods')?.split(',')).toEqual(
				expect.arrayContaining(['GET', 'POST', 'PATCH', 'DELETE'])
			);
			expect(headers.get('access-control-allow-headers')?.split(',').sort()).toEqual([
				'Authorization',
				'Content-Type',
				'Idempotency-Key',
				'If-Match',
				'If-None-Match'
			]);
			expect(headers.has('access-control-allow-credentials')).toBe(false);
		}
	);

	it.each(['/', '/login', '/auth/login', '/callback', '/health'])(
		'may not read %s',
		async (path) => {
			for (const response of [await send(path, { headers: elsewhere }), await preflight(path)]) {
				expect(response.headers.has('access-control-allow-origin')).toBe(false);
			}
		}
	);
});
