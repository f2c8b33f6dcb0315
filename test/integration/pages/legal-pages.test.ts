import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageBrowser } from '../page-browser.ts';
import { startProcesses } from '../worker-processes.ts';
import type { Processes } from '../worker-processes.ts';
import { retentionDays } from '../../../worker/retention/periods.ts';
import { termsVersion } from '../../../worker/legal/terms-version.ts';

const operator = {
	OPERATOR_NAME: 'Market <Square> Ltd',
	OPERATOR_ADDRESS: '1 High Street\nLeeds',
	CONTACT_EMAIL: 'hello@popmap.example',
	SECURITY_CONTACT: 'https://popmap.example/report'
};

const sites: Record<'named' | 'nameless', Processes | null> = { named: null, nameless: null };
beforeAll(async () => {
	sites.named = await startProcesses({ names: ['one'], settings: operator });
	sites.nameless = await startProcesses({ names: ['one'] });
});
afterAll(async () => {
	await sites.named?.[Symbol.asyncDispose]();
	await sites.nameless?.[Symbol.asyncDispose]();
});

const browserOf = (name: keyof typeof sites) =>
	pageBrowser(
		() => {
			const site = sites[name]?.site;
			if (!site) throw new Error('The site has not started');
			return site;
		},
		() => null
	);
const named = browserOf('named');
const nameless = browserOf('nameless');

/** Where the links of a page lead. */
async function linksOn(path: string): Promise<string[]> {
	const response = await sites.named?.site.visit('one', path);
	const html = (await response?.text()) ?? '';
	return [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href = '']) => href);
}

const footer = ['/privacy', '/terms', '/help', '/contact', '/api/docs'];

describe('the legal pages', () => {
	it.each([
		['/', footer],
		['/login', [...footer, '/terms', '/privacy']],
		['/no-such-page', footer],
		['/auth/login?provider=Nobody', footer],
		['/privacy', [...footer, 'mailto:hello@popmap.example']],
		['/help', [...footer, '/login', '/account/sessions']]
	])('are linked from %s', async (path, expected) => {
		expect(await linksOn(path)).toEqual(expect.arrayContaining(expected));
	});

	it('say who runs the site, from its settings', async () => {
		const { text, status } = await named.open('/contact');
		expect(status).toBe(200);
		for (const part of ['Market <Square> Ltd', '1 High Street', 'hello@popmap.example']) {
			expect(text).toContain(part);
		}
		expect(text).toContain('https://popmap.example/report');
		expect(text).not.toContain('set up');
		expect((await named.open('/terms')).text).toContain('run by Market <Square> Ltd');
	});

	it('say plainly what is missing while nothing is set', async () => {
		const { text, status } = await nameless.open('/contact');
		expect(status).toBe(200);
		expect(text).toContain('no e-mail address');
		expect(text).toContain('OPERATOR_NAME');
		expect((await nameless.open('/privacy')).text).toContain('no contact address on this site yet');
		expect((await nameless.open('/terms')).status).toBe(200);
	});

	it('state the retention periods and the version of the terms that the code uses', async () => {
		const { text } = await named.open('/privacy');
		for (const days of Object.values(retentionDays)) {
			expect(text).toContain(`${days} ${days === 1 ? 'day' : 'days'} after`);
		}
		const response = await sites.named?.site.visit('one', '/terms');
		expect(await response?.text()).toContain(`datetime="${termsVersion}"`);
	});

	it('quote the reference of an error page that leads there', async () => {
		const response = await sites.named?.site.visit('one', '/no-such-page');
		const reference = response?.headers.get('x-request-id');
		expect(await response?.text()).toContain(`href="/contact?reference=${reference}"`);
		expect((await named.open(`/contact?reference=${reference}`)).text).toContain(reference);
		expect(await linksOn(`/contact?reference=${reference}`)).toContain(
			`mailto:hello@popmap.example?subject=Popmap%2C%20reference%20${reference}`
		);
		expect((await named.open('/contact?reference=<b>Call+us</b>')).text).not.toContain('Call us');
	});
});
