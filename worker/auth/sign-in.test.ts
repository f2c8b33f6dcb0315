import { describe, expect, it } from 'vitest';
import { createSite } from '../testing/site.ts';

describe('signing in', () => {
	it('signs Olivia in with Facebook and lands her where she was going', async () => {
		const site = createSite();
		const browser = site.browse();
		await browser.visit('/auth/login?provider=Facebook');
		await site.signIn('olivia-owner', browser, '/account?tab=1');
		const me = await browser.visit('/api/auth/me');
		expect(me.status).toBe(200);
		expect(await me.json()).toMatchObject({
			name: 'Olivia Owner',
			identity_provider: 'Facebook',
			groups: []
		});
	});
});
