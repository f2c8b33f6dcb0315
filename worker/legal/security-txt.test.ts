import { describe, expect, it } from 'vitest';
import { createSite } from '../testing/site.ts';

const day = 86_400_000;

/** The fields of security.txt, by name. */
async function fieldsOf(settings: Record<string, string>) {
	const site = createSite({ settings });
	const response = await site.browse().visit('/.well-known/security.txt');
	expect(response.status).toBe(200);
	expect(response.headers.get('content-type')).toMatch(/^text\/plain; ?charset=utf-8$/i);
	const lines = (await response.text()).trim().split('\n');
	const fields = Object.fromEntries(lines.map((line) => line.split(/: (.*)/s)));
	return { site, lines, fields };
}

describe('/.well-known/security.txt', () => {
	it('names where to report a vulnerability, and has not expired', async () => {
		const settings = { SECURITY_CONTACT: 'security@popmap.example' };
		const { site, lines, fields } = await fieldsOf(settings);
		expect(fields).toMatchObject({
			Contact: 'mailto:security@popmap.example',
			Canonical: `${site.config.origin}/.well-known/security.txt`
		});
		expect(lines).toHaveLength(4);
		const left = Date.parse(fields['Expires']) - site.clock.now;
		expect(left).toBeGreaterThan(30 * day);
		expect(left).toBeLessThan(365 * day);
	});

	it('leads to the contact page while no address is set', async () => {
		const { site, fields } = await fieldsOf({});
		expect(fields).toMatchObject({ Contact: `${site.config.origin}/contact` });
	});
});
