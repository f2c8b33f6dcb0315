import { Hono } from 'hono';
import { expect, it } from 'vitest';
import type { AppEnv } from './app-env.ts';
import { withIfMatch } from './request-body.ts';

const app = new Hono<AppEnv>().post('/', (c) => c.json(withIfMatch(c, {})));

it.each([
	['"3-00ff"', 3],
	['W/"3-00ff"', 3],
	['3', 3],
	['"2-00ff", "3-aa"', 3],
	['"3-aa","2-00ff"', 3],
	['W/"2-00ff" ,\t"someone, else\'s", "3-aa"', 3],
	['"someone else\'s"', 0],
	['"x", "y"', 0],
	['"3-aa', 0],
	['', 0]
])('reads the version from If-Match: %s', async (header, version) => {
	const response = await app.request('/', { method: 'POST', headers: { 'if-match': header } });
	expect(await response.json()).toEqual({ version });
});

it.each([[{}], [{ 'if-match': '*' }], [{ 'if-match': ' * ' }], [{ 'if-match': '"1-aa", *' }]])(
	'accepts any version with %j',
	async (headers) => {
		const response = await app.request('/', { method: 'POST', headers });
		expect(await response.json()).toEqual({});
	}
);
