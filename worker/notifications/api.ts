import type { Context } from 'hono';
import * as v from 'valibot';
import type { AppEnv } from '../http/app-env.ts';
import { json, unwrap } from '../http/json.ts';
import { pageJson, pageToJson } from '../http/page-json.ts';
import { pageQuery, readQuery } from '../http/query.ts';
import { readJson } from '../http/request-body.ts';
import { createRoutes, route } from '../http/route.ts';
import type { Services } from '../page-context.ts';
import { en } from '../text/en.ts';
import { notificationJson, notificationToJson } from './json.ts';
import { readMark } from './service.ts';

type GetServices = (c: Context<AppEnv>) => Pick<Services, 'notifications'>;

const pageFilter = v.object(pageQuery);

/** `/api/notifications` */
export const notificationsApi = (services: GetServices) =>
	createRoutes([listRoute(services), readRoute(services)]);

const listRoute = (services: GetServices) =>
	route({
		method: 'GET',
		path: '/',
		summary: 'What happened to your events and businesses, newest first',
		description: 'Notifications are kept for 90 days.',
		tag: 'Notifications',
		access: 'signed-in',
		query: pageFilter,
		success: { status: 200, schema: pageJson(notificationJson) },
		async handler(c) {
			const { notifications } = services(c);
			const list = await notifications.list(en, readQuery(c, pageFilter));
			return json(c, pageToJson(unwrap(list), notificationToJson));
		}
	});

const readRoute = (services: GetServices) =>
	route({
		method: 'POST',
		path: '/read',
		summary: 'Mark a notification as read, and those before it with older',
		tag: 'Notifications',
		access: 'signed-in',
		body: readMark,
		success: { status: 204 },
		async handler(c) {
			return c.body(unwrap(await services(c).notifications.markRead(await readJson(c))), 204);
		}
	});
