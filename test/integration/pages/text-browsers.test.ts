import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personById, sharedPassword } from '../../../cognito/local-pool.ts';
import { sendExactly } from '../../../tools/send-exactly.ts';
import { Browser } from '../../browser/browser.ts';
import { readPage } from '../../browser/page-reader.ts';
import { startProcesses } from '../worker-processes.ts';
import type { Processes } from '../worker-processes.ts';

/** All that these programs send with a page or a form, beside its cookies and where it was. */
const programs = {
	Lynx: {
		accept: 'text/html, text/plain, text/sgml, text/css, */*;q=0.01',
		'accept-encoding': 'gzip, compress, bzip2',
		'accept-language': 'en',
		'user-agent': 'Lynx/2.9.0dev.12 libwww-FM/2.14 SSL-MM/1.4.1 GNUTLS/3.7.8'
	},
	w3m: {
		accept: 'text/html, text/*;q=0.5, image/*, application/*',
		'accept-encoding': 'gzip, compress, bzip, bzip2, deflate',
		'accept-language': 'en;q=1.0',
		'user-agent': 'w3m/0.5.3+git20230121',
		cookie2: '$Version="1"'
	}
};

let processes: Processes;
beforeAll(async () => {
	processes = await startProcesses({ names: ['one'] });
});
afterAll(async () => processes?.[Symbol.asyncDispose]());

/** Neither Origin nor Sec-Fetch-Site: the page before is all that tells where a form comes from. */
function sendAs(program: Record<string, string>) {
	let before = '';
	return async (request: Request): Promise<Response> => {
		const headers = new Headers(program);
		for (const name of ['cookie', 'content-type']) {
			const value = request.headers.get(name);
			if (value) headers.set(name, value);
		}
		if (before) headers.set('referer', before);
		const { method } = request;
		const body = method === 'POST' ? await request.text() : null;
		const response = await sendExactly(new Request(request.url, { method, headers, body }));
		if (!response.headers.has('location')) before = request.url;
		return response;
	};
}

describe.each(Object.entries(programs))('%s', (name, program) => {
	it('signs in, keeps what was typed in a form with an error, registers, and signs out', async () => {
		const send = sendAs(program);
		const browser = new Browser(processes.site.settings.APP_ORIGIN, () => send);
		const open = async (path: string) => (await browser.follow(path)).response;
		const read = async (response: Response) => readPage(await response.clone().text());

		const { links } = await read(await open('/login'));
		const byEmail = links.find((link) => link === '/auth/login');
		const credentials = {
			username: personById('emil-owner').email ?? '',
			password: sharedPassword
		};
		const passwordPage = await open(byEmail ?? '');
		const { response: home, url } = await browser.follow(
			await browser.submit(passwordPage, credentials, 'form:has([type="password"])')
		);
		expect(url.origin).toBe(browser.home);
		expect(await home.text()).toContain('Emil Owner');

		const form = 'main form:has([name="description"])';
		const named = { name: `${name} bakery`, submission_id: randomUUID() };
		const wrong = await browser.submit(
			await open('/businesses/new'),
			{ ...named, website: 'no address', description: 'Bread' },
			form
		);
		expect(wrong.status).toBe(422);
		expect((await read(wrong)).field('description').value).toBe('Bread');
		const registered = await browser.submit(wrong, { website: '' }, form);
		expect(registered.status).toBe(303);
		const { title } = await read((await browser.follow(registered)).response);
		expect(title).toBe(named.name);

		const out = 'form[action="/auth/logout"]';
		await browser.follow(await browser.submit(await open('/account'), {}, out));
		expect((await browser.visit('/api/auth/me')).status).toBe(401);
	});
});
