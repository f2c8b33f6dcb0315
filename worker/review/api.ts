import { Hono } from 'hono';
import type { Context } from 'hono';
import * as v from 'valibot';
import { only, valueOf } from '../http/answer.ts';
import { describe } from '../http/describe.ts';
import { pageJson, pageToJson } from '../http/page-json.ts';
import { pageQuery, readQuery } from '../http/query.ts';
import type { AppEnv } from '../http/app-env.ts';
import { businessJson, businessToJson } from '../businesses/json.ts';
import type { Capabilities } from '../capabilities.ts';
import { requireViewer } from '../http/viewer.ts';
import { eventJson, eventToJson } from '../events/json.ts';
import type { Pending } from './types.ts';

const page = v.object(pageQuery);

const pendingJson = v.variant('kind', [
	v.object({ kind: v.literal('business'), business: businessJson }),
	v.object({ kind: v.literal('event'), event: eventJson })
]);

const pendingToJson = (pending: Pending): v.InferOutput<typeof pendingJson> =>
	pending.kind === 'business'
		? { kind: 'business', business: businessToJson(pending.business) }
		: { kind: 'event', event: eventToJson(pending.event) };

/** `/api/review` */
export function reviewApi(may: (c: Context<AppEnv>) => Capabilities) {
	return new Hono<AppEnv>({ strict: false })
		.get(
			'/',
			describe({
				...{ tag: 'Review', access: 'moderators', query: page },
				summary: 'What waits for a moderator, oldest first',
				answers: { status: 200, schema: pageJson(pendingJson) }
			}),
			async (c) => {
				await requireViewer(c);
				const queue = valueOf(await may(c).review.queue(readQuery(c, page)));
				return c.json(pageToJson(queue, pendingToJson));
			}
		)
		.all('/', only('GET'));
}
