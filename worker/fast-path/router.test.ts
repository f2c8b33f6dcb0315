import { describe, expect, it } from 'vitest';
import { createRouter } from './router.ts';

function routerOf(...routes: [method: string, path: string][]) {
	const router = createRouter<string>();
	for (const [method, path] of routes) router.add(method, path, `${method} ${path}`);
	return router;
}

const handlersOf = (router: ReturnType<typeof routerOf>, method: string, path: string) =>
	router.match(method, path)[0].map(([handler]) => handler);

describe('the router', () => {
	const router = routerOf(['ALL', '/*'], ['GET', '/things/:id'], ['GET', '/things/mine']);

	it('returns the same match for a path again', () => {
		const all = ['ALL /*', 'GET /things/:id', 'GET /things/mine'];
		expect(handlersOf(router, 'GET', '/things/mine')).toEqual(all);
		expect(handlersOf(router, 'GET', '/things/mine')).toEqual(all);
		expect(router.match('GET', '/things/mine')).toBe(router.match('GET', '/things/mine'));
	});

	it('does not cache paths with parameters', () => {
		const idOf = (path: string) => router.match('GET', path)[0][1]?.[1];
		expect(idOf('/things/1')).toEqual({ id: '1' });
		expect(idOf('/things/2')).toEqual({ id: '2' });
	});

	it('matches by method', () => {
		expect(handlersOf(router, 'POST', '/things/mine')).toEqual(['ALL /*']);
		expect(handlersOf(router, 'GET', '/things/mine')).toHaveLength(3);
	});

	it('does not cache methods without a route', () => {
		const found = () => router.match('BREW', '/things/mine');
		expect(found()).toEqual(found());
		expect(found()).not.toBe(found());
	});

	it('matches a route that was added later', () => {
		const router = routerOf(['GET', '/a']);
		expect(handlersOf(router, 'GET', '/a')).toEqual(['GET /a']);
		router.add('ALL', '*', 'ALL *');
		expect(handlersOf(router, 'GET', '/a')).toEqual(['GET /a', 'ALL *']);
	});
});
