import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CookieJar } from './cookie-jar.ts';

let server: Server;
let site: URL;
let seen: IncomingHttpHeaders[] = [];
let toSet: string[] = [];
beforeEach(async () => {
	[seen, toSet] = [[], []];
	server = createServer((request, response) => {
		seen.push(request.headers);
		response.setHeader('set-cookie', toSet).end('hello');
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	site = new URL(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
});
afterEach(() => void server.close());

describe('the cookie jar', () => {
	it('sends back what it was given, until it is taken away', async () => {
		const jar = new CookieJar();
		toSet = ['a=1; Path=/; HttpOnly', 'b=x=y'];
		await jar.get(site);
		toSet = ['a=; Max-Age=0'];
		await jar.get(site);
		toSet = [];
		await jar.get(site);
		expect(seen.map(({ cookie }) => cookie)).toEqual([undefined, 'a=1; b=x=y', 'b=x=y']);
	});

	it('opens pages as someone who follows a link does', async () => {
		const answer = await new CookieJar().get(site);
		expect(await answer.text()).toBe('hello');
		expect(seen[0]).toMatchObject({ 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' });
	});
});
