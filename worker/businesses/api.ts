import { Hono } from 'hono';
import type { Context } from 'hono';
import * as v from 'valibot';
import { answerChanged, only, valueOf } from '../http/answer.ts';
import { answerJson, withIfMatch } from '../http/conditional.ts';
import { describe } from '../http/describe.ts';
import { readJson, withIdempotencyKey } from '../http/json-body.ts';
import { pageJson, pageToJson } from '../http/page-json.ts';
import { categoryQuery, pageQuery, readQuery, searchQuery } from '../http/query.ts';
import type { AppEnv } from '../http/app-env.ts';
import type { Capabilities } from '../capabilities.ts';
import { requireViewer } from '../http/viewer.ts';
import { businessChanges, newBusiness } from './schema.ts';
import { businessJson, businessToJson } from './json.ts';

const page = v.object(pageQuery);
const filter = v.object({ q: searchQuery, category: categoryQuery, ...pageQuery });
const confirmation = v.object({ name: v.string() });

const list = pageJson(businessJson);
const one = { status: 200, schema: businessJson } as const;
const tag = 'Businesses';

/** `/api/businesses` */
export function businessesApi(may: (c: Context<AppEnv>) => Capabilities) {
	return new Hono<AppEnv>({ strict: false })
		.get(
			'/',
			describe({
				...{ tag, access: 'anyone', query: filter, answers: { status: 200, schema: list } },
				summary: 'Verified businesses, newest first'
			}),
			async (c) => {
				const found = valueOf(await may(c).businesses.list(readQuery(c, filter)));
				return answerJson(c, pageToJson(found, businessToJson), { audience: 'everyone' });
			}
		)
		.post(
			'/',
			describe({
				...{ tag, access: 'signed-in', body: newBusiness },
				summary: 'Register a business of your own',
				description:
					'A submission_id, or the header Idempotency-Key, names the submission: sent again, it makes nothing new, and with other things in it, 422.',
				answers: { status: 201, schema: businessJson }
			}),
			async (c) => {
				await requireViewer(c);
				const input = withIdempotencyKey(c, await readJson(c));
				const business = valueOf(await may(c).businesses.create(input));
				return c.json(businessToJson(business), 201, {
					location: `/api/businesses/${business.id}`
				});
			}
		)
		.all('/', only('GET', 'POST'))
		.get(
			'/mine',
			describe({
				...{ tag, access: 'signed-in', query: page, answers: { status: 200, schema: list } },
				summary: 'Your businesses, newest first'
			}),
			async (c) => {
				await requireViewer(c);
				const found = valueOf(await may(c).businesses.mine(readQuery(c, page)));
				return c.json(pageToJson(found, businessToJson));
			}
		)
		.all('/mine', only('GET'))
		.get(
			'/:id',
			describe({
				...{ tag, access: 'anyone', answers: one, refuses: [404] },
				summary: 'A business, by id or slug'
			}),
			async (c) => {
				const business = valueOf(await may(c).businesses.find(c.req.param('id')));
				return answerJson(c, businessToJson(business), {
					audience: business.isVerified ? 'everyone' : 'viewer',
					version: business.version
				});
			}
		)
		.patch(
			'/:id',
			describe({
				...{ tag, access: 'signed-in', body: businessChanges, answers: one },
				...{ summary: 'Change your business', refuses: [404, 409], versionOf: businessJson }
			}),
			async (c) => {
				await requireViewer(c);
				const sent = await readJson(c);
				const outcome = await may(c).businesses.update(c.req.param('id'), withIfMatch(c, sent));
				if (outcome.kind === 'changed') return answerChanged(c, outcome, businessToJson, sent);
				const business = valueOf(outcome);
				const { version } = business;
				return answerJson(c, businessToJson(business), { audience: 'viewer', version });
			}
		)
		.delete(
			'/:id',
			describe({
				...{ tag, access: 'signed-in', query: confirmation, answers: { status: 204 } },
				...{ summary: 'Delete your business', refuses: [404, 409, 422], versionOf: businessJson },
				description:
					'Its name confirms that this is meant. Events that it hosts and that are still to come are cancelled; those of others lose it as a participant and stay.'
			}),
			async (c) => {
				await requireViewer(c);
				const input = withIfMatch(c, { name: c.req.query('name') });
				const outcome = await may(c).businesses.remove(c.req.param('id'), input);
				if (outcome.kind === 'changed') return answerChanged(c, outcome, businessToJson);
				return c.body(valueOf(outcome), 204);
			}
		)
		.all('/:id', only('GET', 'PATCH', 'DELETE'))
		.post(
			'/:id/verify',
			describe({
				...{ tag: 'Review', access: 'moderators', answers: one, refuses: [404, 409] },
				...{ summary: 'Make a business public', versionOf: businessJson }
			}),
			async (c) => {
				await requireViewer(c);
				const outcome = await may(c).businesses.verify(c.req.param('id'), withIfMatch(c, {}));
				if (outcome.kind === 'changed') return answerChanged(c, outcome, businessToJson);
				return c.json(businessToJson(valueOf(outcome)));
			}
		)
		.all('/:id/verify', only('POST'));
}
