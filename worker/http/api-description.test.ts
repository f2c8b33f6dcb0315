import { expect, it } from 'vitest';
import { createApiSite } from '../testing/api-clients.ts';
import { toTemplate } from './openapi.ts';

const market = createApiSite();

it('describes exactly the routes of the API', async () => {
	const response = await market.app.request(`${market.config.origin}/api/openapi.json`);
	const { paths }: { paths: Record<string, object> } = await response.json();
	const described = Object.entries(paths).flatMap(([path, methods]) =>
		Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`)
	);
	const routes = market.app.routes
		.filter(({ path, method }) => path.startsWith('/api/') && method !== 'ALL')
		.map(({ path, method }) => `${method} ${toTemplate(path)}`)
		.filter((route) => !/openapi\.json$|docs$/.test(route));
	expect(described.sort()).toEqual([...new Set(routes)].sort());
	expect(described.length).toBeGreaterThan(15);
});

it('is shown as a page whose policy allows only its own style element', async () => {
	const { status, body, headers } = await market.visitor.get('/api/docs');
	expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8']);
	const nonce = /style-src 'nonce-([\w-]+)'/.exec(
		headers.get('content-security-policy') ?? ''
	)?.[1];
	expect(String(body)).toContain(`<style nonce="${nonce}">`);
	expect(String(body)).toContain('/api/events/{id}/join');
	expect(String(body)).not.toContain('<script');
	expect(String(body)).toContain('<a href="/businesses">Businesses</a>');
	const [curls, details] = [/>curl /g, /<details>/g].map(
		(pattern) => String(body).match(pattern)?.length
	);
	expect(curls).toBe(details);
	expect(String(body)).toContain('curl -X POST &#39;http://localhost:5173/api/events/12/join&#39;');
});
