import { describe, expect, it } from 'vitest';
import { createSite } from '../testing/site.ts';

describe('Server-Timing', () => {
	it('reports the time of authentication to a signed-in person only', async () => {
		const site = createSite();
		const browser = await site.signIn('emil-owner');
		const mine = await browser.visit('/api/auth/me');
		expect(mine.headers.get('server-timing')).toMatch(/session;dur=\d+\.\d/);
		for (const path of ['/', '/api/auth/config']) {
			expect((await site.browse().visit(path)).headers.has('server-timing')).toBe(false);
		}
	});

	it('is sent once when the response has a new cookie too', async () => {
		const site = createSite();
		const browser = await site.signIn('emil-owner');
		site.pass(3_600);
		const renewed = await browser.visit('/api/auth/me');
		expect(renewed.headers.getSetCookie()).toHaveLength(1);
		expect(renewed.headers.get('server-timing')).toMatch(/^session;dur=\d+\.\d$/);
		expect(renewed.headers.get('x-request-id')).toMatch(/^[\w-]{14}$/);
	});

	it('keeps the timings of a page', async () => {
		const headers = { 'server-timing': 'render;dur=1.0' };
		const renderPage = async () => new Response('', { headers });
		const browser = await createSite({ dependencies: { renderPage } }).signIn('emil-owner');
		const page = await browser.visit('/dashboard');
		expect(page.headers.get('server-timing')).toMatch(/^render;dur=1\.0, session;dur=\d+\.\d$/);
	});
});
