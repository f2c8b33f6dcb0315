import type { Context } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { json, unwrap } from '../http/json.ts';
import { readQuery } from '../http/query.ts';
import { createRoutes, route } from '../http/route.ts';
import type { Services } from '../page-context.ts';
import { mapJson, mapToJson } from './json.ts';
import { mapFilter } from './query.ts';

/** `/api/map` */
export const mapApi = (services: (c: Context<AppEnv>) => Pick<Services, 'events'>) =>
	createRoutes([
		route({
			method: 'GET',
			path: '/',
			summary: 'Upcoming approved events on a map',
			description:
				'The map has at most 16 cells, each with its 20 soonest events. more says that a cell has further ones: ask again with its bbox. The box is rounded outward to the cells; without one, the map is that of the world.',
			tag: 'Events',
			access: 'anyone',
			query: mapFilter,
			success: { status: 200, schema: mapJson },
			async handler(c) {
				const map = unwrap(await services(c).events.map(readQuery(c, mapFilter)));
				return json(c, mapToJson(map), { audience: 'everyone' });
			}
		})
	]);
