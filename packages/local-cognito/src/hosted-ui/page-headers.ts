import type { Context } from 'hono';

/** Middleware: pages are neither cached nor framed. */
export async function pageHeaders(c: Context, next: () => Promise<void>): Promise<void> {
	await next();
	if (!c.res.headers.get('content-type')?.startsWith('text/html')) return;
	c.header('cache-control', 'no-cache, no-store, max-age=0, must-revalidate');
	c.header('x-frame-options', 'DENY');
	c.header('x-content-type-options', 'nosniff');
}
