import type { Result, Router } from 'hono/router';
import { TrieRouter } from 'hono/router/trie-router';

/**
 * Hono's fastest router cannot hold `/businesses/mine` beside `/businesses/:id`, and the one that
 * can walks its tree again for every request. For a path without parameters the walk always ends
 * the same way, so it is made once for each method. Only paths and methods that the routes name
 * are kept: nobody can make it grow.
 */
export function createRouter<T>(): Router<T> {
	const tree = new TrieRouter<T>();
	const methods = new Set<string>();
	const writtenOut = new Map<string, Map<string, Result<T>>>();

	function add(method: string, path: string, handler: T): void {
		tree.add(method, path, handler);
		methods.add(method);
		for (const found of writtenOut.values()) found.clear();
		if (!/[:*]/.test(path)) writtenOut.set(path, new Map());
	}

	function match(method: string, path: string): Result<T> {
		const kept = writtenOut.get(path);
		const found = kept?.get(method) ?? tree.match(method, path);
		if (kept && methods.has(method)) kept.set(method, found);
		return found;
	}

	return { name: 'WrittenOutRoutes', add, match };
}
