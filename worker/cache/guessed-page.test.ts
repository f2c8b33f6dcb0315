import { describe, expect, it, vi } from 'vitest';
import { createApiSite } from '../testing/api-clients.ts';
import { instrumentDatabase } from '../testing/instrumented-database.ts';

/** Shows the path of a page, and says that nothing is near Lisbon. */
async function renderPage(request: Request): Promise<Response> {
	const { pathname, search } = new URL(request.url);
	return new Response(pathname + search, {
		headers: {
			'content-type': 'text/html',
			...(pathname === '/in/lisbon' && { 'x-nothing-near': '1' })
		}
	});
}

async function shownWith(guess: string, path: string, cf: CfProperties = {}) {
	const site = createApiSite({ dependencies: { renderPage }, settings: { GUESS_PLACE: guess } });
	const request = new Request(site.config.origin + path, { cf });
	const response = await site.app.fetch(request);
	return { text: await response.text(), headers: response.headers };
}

const berlin = { latitude: '52.49', longitude: '13.42' };

describe('a guess of where somebody is', () => {
	it.each([
		['/', '/in/berlin'],
		['/?utm_source=x', '/in/berlin'],
		['/?when=today', '/?when=today'],
		['/?in=', '/'],
		['/?near=1,2', '/?near=1,2'],
		['/?bbox=1,2,3,4', '/?bbox=1,2,3,4'],
		['/businesses', '/businesses'],
		['/in/koln', '/in/koln']
	])('shows for %s the page %s', async (path, shown) => {
		expect((await shownWith('on', path, berlin)).text).toBe(shown);
	});

	it('is for signed-in people too', async () => {
		const site = createApiSite({
			dependencies: { renderPage },
			settings: { GUESS_PLACE: '52.5,13.4' }
		});
		const browser = await site.signIn('anna-attendee');
		expect(await (await browser.visit('/')).text()).toBe('/in/berlin');
	});

	it('asks the cache once for what it shows, and at the same time who is signed in', async () => {
		const { database, count, holdNext } = instrumentDatabase();
		const site = createApiSite({
			dependencies: { renderPage, database },
			settings: { GUESS_PLACE: '52.5,13.4', SESSION_READ_CACHE_SECONDS: '0' }
		});
		const browser = await site.signIn('anna-attendee');
		const get = vi.spyOn(site.publicPages, 'get');
		expect(await (await site.browse().visit('/')).text()).toBe('/in/berlin');
		expect(get.mock.calls.map(([key]) => key)).toEqual(['/in/berlin']);
		const { held, release } = holdNext('before the query');
		get.mockImplementationOnce(async () => {
			// Would wait for ever if the viewer were looked up after the page.
			await held;
			release();
			return new Response('cached', { headers: { 'content-type': 'text/html' } });
		});
		const trips = await count(async () => {
			expect(await (await browser.visit('/')).text()).toBe('cached');
		});
		expect([get.mock.calls.length, trips]).toEqual([2, 1]);
	});

	it('is not made where nothing is on, and of what is no place', async () => {
		const lisbon = { latitude: '38.7', longitude: '-9.1' };
		expect((await shownWith('on', '/', lisbon)).text).toBe('/');
		expect((await shownWith('on', '/', { latitude: '-50', longitude: '-140' })).text).toBe('/');
		expect((await shownWith('on', '/', {})).text).toBe('/');
		expect((await shownWith('on', '/', { latitude: 'x', longitude: '' })).text).toBe('/');
		expect((await shownWith('on', '/', { latitude: '999', longitude: '13' })).text).toBe('/');
	});

	it('is off when the setting says so, and locally', async () => {
		expect((await shownWith('off', '/', berlin)).text).toBe('/');
		expect((await shownWith('', '/', berlin)).text).toBe('/');
	});

	it('is a place for everyone if the setting is one', async () => {
		expect((await shownWith('52.5,13.4', '/')).text).toBe('/in/berlin');
		expect(() => createApiSite({ settings: { GUESS_PLACE: 'Berlin' } })).toThrow('GUESS_PLACE');
	});

	it('is not made for the API, and leaves no trace in a response', async () => {
		const { headers } = await shownWith('on', '/', berlin);
		expect(headers.has('x-nothing-near')).toBe(false);
		const api = await shownWith('on', '/api/events', berlin);
		expect(api.text).not.toContain('/in/');
	});
});
