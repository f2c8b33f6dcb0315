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
	const [curls, operations] = [/>curl /g, /<summary><b>/g].map(
		(pattern) => String(body).match(pattern)?.length
	);
	expect(curls).toBe(operations);
	expect(String(body)).toContain('curl -X POST &#39;http://localhost:5173/api/events/12/join&#39;');
});

it('has a contents list that leads to each group of operations', async () => {
	const page = String((await market.visitor.get('/api/docs')).body);
	const targets = [...page.matchAll(/href="#([\w-]+)"/g)].map(([, id]) => id);
	const headings = [...page.matchAll(/<h2 id="([\w-]+)"/g)].map(([, id]) => id);
	expect([...new Set(targets)]).toEqual(headings);
	expect(headings).toEqual(expect.arrayContaining(['sign-in', 'events', 'review', 'error']));
});
