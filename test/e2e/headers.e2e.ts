import { expect, test } from './test.ts';

const always = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin'
};
const staticFileHeaders = {
	...always,
	// Browsers ignore it over plain http, so one set of static headers serves both.
	'strict-transport-security': expect.stringContaining('max-age=63072000')
};

const paths = [
	'/',
	'/login',
	'/account',
	'/no-such-page',
	'/auth/login',
	'/api/auth/me',
	'/health'
];

for (const path of paths) {
	test(`${path} has the security headers, and no cache serves it unasked`, async ({ request }) => {
		const headers = (await request.get(path, { maxRedirects: 0 })).headers();
		expect(headers).toMatchObject({ ...always, 'cross-origin-opener-policy': 'same-origin' });
		expect(headers['cache-control']).toBe(path === '/' ? 'private, no-cache' : 'private, no-store');
		const policy = headers['content-security-policy'] ?? '';
		expect(policy).toContain("default-src 'none'");
		expect(policy).toContain("frame-ancestors 'none'");
		expect(policy).not.toMatch(/unsafe-(inline|eval)/);
	});
}

test('static files have the security headers, and hashed ones are cached', async ({
	page,
	request
}) => {
	const styles = page.waitForResponse((response) => response.url().endsWith('.css'));
	await page.goto('/');
	const style = (await styles).headers();
	expect(style).toMatchObject(staticFileHeaders);
	expect(style['cache-control']).toContain('immutable');
	const icon = await request.get('/favicon.svg');
	expect(icon.status()).toBe(200);
	expect(icon.headers()).toMatchObject(staticFileHeaders);
});

test.describe('a page', () => {
	test.use({ signedInAs: 'emil-owner' });

	test('loads nothing from other sites', async ({ page, baseURL }) => {
		const origins = new Set<string>();
		page.on('request', (request) => origins.add(new URL(request.url()).origin));
		for (const path of ['/', '/businesses', '/dashboard', '/account', '/account/security']) {
			await page.goto(path);
		}
		expect([...origins]).toEqual([baseURL]);
	});
});
