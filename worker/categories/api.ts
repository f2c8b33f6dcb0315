import type { Context } from 'hono';
import type { Services } from '../page-context.ts';
import type { AppEnv } from '../http/app-env.ts';
import { json } from '../http/json.ts';
import { pageJson } from '../http/page-json.ts';
import { createRoutes, route } from '../http/route.ts';
import { categoryJson } from './service.ts';

/** `/api/categories` */
export const categoriesApi = (services: (c: Context<AppEnv>) => Pick<Services, 'categories'>) =>
	createRoutes([
		route({
			method: 'GET',
			path: '/',
			summary: 'All categories',
			tag: 'Categories',
			access: 'anyone',
			success: { status: 200, schema: pageJson(categoryJson) },
			async handler(c) {
				const items = await services(c).categories.list();
				return json(c, { items, next_cursor: null }, { audience: 'everyone' });
			}
		})
	]);
