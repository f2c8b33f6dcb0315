import { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { answerJson } from '../http/conditional.ts';
import { describe } from '../http/describe.ts';
import { only } from '../http/answer.ts';
import { pageJson } from '../http/page-json.ts';
import type { Capabilities } from '../capabilities.ts';
import type { Context } from 'hono';
import { categoryJson } from './json.ts';

export function categoriesApi(may: (c: Context<AppEnv>) => Capabilities) {
	return new Hono<AppEnv>({ strict: false })
		.get(
			'/',
			describe({
				...{ summary: 'All categories', tag: 'Categories', access: 'anyone' },
				answers: { status: 200, schema: pageJson(categoryJson) }
			}),
			async (c) => {
				const items = await may(c).categories.list();
				return answerJson(c, { items, next_cursor: null }, { audience: 'everyone' });
			}
		)
		.all('/', only('GET'));
}
