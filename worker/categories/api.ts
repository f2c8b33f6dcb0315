import type { Context } from 'hono';
import * as v from 'valibot';
import type { Services } from '../page-context.ts';
import type { AppEnv } from '../http/app-env.ts';
import { conflictJson, json, unwrap } from '../http/json.ts';
import { pageJson } from '../http/page-json.ts';
import { readJson, withIfMatch } from '../http/request-body.ts';
import { createRoutes, route } from '../http/route.ts';
import {
	listedCategoryJson,
	listedCategoryToJson,
	managedCategoryJson,
	managedCategoryToJson
} from './json.ts';
import { categoryChanges, categoryMerge, newCategory } from './schema.ts';

type GetServices = (c: Context<AppEnv>) => Pick<Services, 'categories'>;

const category = { status: 200, schema: managedCategoryJson } as const;

/** `/api/categories` */
export const categoriesApi = (services: GetServices) =>
	createRoutes([
		listRoute(services),
		addRoute(services),
		changeRoute(services),
		mergeRoute(services)
	]);

const listRoute = (services: GetServices) =>
	route({
		method: 'GET',
		path: '/',
		summary: 'All categories that can be chosen, in their order',
		tag: 'Categories',
		access: 'anyone',
		success: { status: 200, schema: pageJson(listedCategoryJson) },
		async handler(c) {
			const all = await services(c).categories.list();
			const items = all.filter(({ isRetired }) => !isRetired).map(listedCategoryToJson);
			return json(c, { items, next_cursor: null }, { audience: 'everyone' });
		}
	});

const addRoute = (services: GetServices) =>
	route({
		method: 'POST',
		path: '/',
		summary: 'Add a category',
		description: 'Its slug is made from the English name, and stays when it is renamed.',
		tag: 'Review',
		access: 'moderators',
		body: newCategory,
		success: { status: 201, schema: managedCategoryJson },
		errors: [409],
		async handler(c) {
			const added = unwrap(await services(c).categories.add(await readJson(c)));
			const location = `/categories/${added.slug}`;
			return json(c, managedCategoryToJson(added), { status: 201, location });
		}
	});

const changeRoute = (services: GetServices) =>
	route({
		method: 'PATCH',
		path: '/:slug',
		summary: 'Rename, translate, move, retire or restore a category',
		description:
			'A retired category stays with what is in it, and can’t be chosen for anything new. position is its place among those that can be chosen.',
		tag: 'Review',
		access: 'moderators',
		body: categoryChanges,
		success: category,
		errors: [404, 409],
		versionOf: managedCategoryJson,
		async handler(c) {
			const yours = withIfMatch(c, await readJson(c));
			const result = await services(c).categories.change(c.req.param('slug'), yours);
			if (result.kind === 'conflict') {
				return conflictJson(c, result, managedCategoryToJson, yours);
			}
			return json(c, managedCategoryToJson(unwrap(result)));
		}
	});

const mergeRoute = (services: GetServices) =>
	route({
		method: 'POST',
		path: '/:slug/merge',
		summary: 'Merge a category into another one, which is answered',
		description:
			'What is in it moves within minutes, and its address leads to the other one. This can’t be undone.',
		tag: 'Review',
		access: 'moderators',
		body: categoryMerge,
		success: category,
		errors: [404, 409],
		versionOf: managedCategoryJson,
		async handler(c) {
			const yours = withIfMatch(c, await readJson(c));
			const result = await services(c).categories.merge(c.req.param('slug'), yours);
			if (result.kind === 'conflict') {
				return conflictJson(c, result, managedCategoryToJson, yours);
			}
			return json(c, managedCategoryToJson(unwrap(result)));
		}
	});

const managed = v.object({ items: v.array(managedCategoryJson), next_cursor: v.null() });

/** `/api/review/categories` */
export const managedCategoriesApi = (services: GetServices) =>
	createRoutes([
		route({
			method: 'GET',
			path: '/',
			summary: 'All categories, retired ones included, with their versions',
			tag: 'Review',
			access: 'moderators',
			success: { status: 200, schema: managed },
			async handler(c) {
				const all = unwrap(await services(c).categories.managed());
				return json(c, { items: all.map(managedCategoryToJson), next_cursor: null });
			}
		})
	]);
