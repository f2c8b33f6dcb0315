import type { Context } from 'hono';
import * as v from 'valibot';
import { businessJson, businessToJson } from '../businesses/json.ts';
import type { AppEnv } from '../http/app-env.ts';
import { json, unwrap } from '../http/json.ts';
import { pageJson, pageToJson } from '../http/page-json.ts';
import { pageQuery, readQuery } from '../http/query.ts';
import { readJson } from '../http/request-body.ts';
import { createRoutes, route } from '../http/route.ts';
import { wholeNumber } from '../http/whole-number.ts';
import type { Services } from '../page-context.ts';
import { declinedClaim, newClaim } from './schema.ts';
import type { ClaimOfBusiness } from './types.ts';

const pageFilter = v.object(pageQuery);

const claimJson = v.object({
	id: wholeNumber,
	text: v.string(),
	link: v.nullable(v.string()),
	created_at: v.pipe(v.string(), v.isoTimestamp()),
	/** `email` is one that the person has proven. */
	person: v.object({ id: v.string(), name: v.string(), email: v.nullable(v.string()) }),
	business: businessJson
});

const claimToJson = ({
	id,
	text,
	link,
	createdAt,
	claimant,
	business
}: ClaimOfBusiness): v.InferOutput<typeof claimJson> => ({
	...{ id, text, link, created_at: createdAt },
	person: { id: claimant.id, name: claimant.name, email: claimant.address },
	business: businessToJson(business)
});

type GetServices = (c: Context<AppEnv>) => Pick<Services, 'claims'>;

/** `/api/businesses/:id/claim` and `/api/review/claims` */
export const claimsApi = (services: GetServices) =>
	createRoutes([
		claimRoute(services),
		withdrawRoute(services),
		listRoute(services),
		acceptRoute(services),
		declineRoute(services)
	]);

const claimRoute = (services: GetServices) =>
	route({
		method: 'POST',
		path: '/businesses/:id/claim',
		summary: 'Claim a business that has no owner',
		description:
			'Only where `claimable` is true, once, and with a confirmed e-mail address. A moderator decides.',
		tag: 'Businesses',
		access: 'signed-in',
		scope: null,
		body: newClaim,
		success: { status: 204 },
		errors: [404, 409],
		async handler(c) {
			const { claim } = services(c).claims;
			return c.body(unwrap(await claim(c.req.param('id'), await readJson(c))), 204);
		}
	});

const withdrawRoute = (services: GetServices) =>
	route({
		method: 'DELETE',
		path: '/businesses/:id/claim',
		summary: 'Withdraw your claim while it waits',
		tag: 'Businesses',
		access: 'signed-in',
		scope: null,
		success: { status: 204 },
		errors: [404],
		async handler(c) {
			return c.body(unwrap(await services(c).claims.withdraw(c.req.param('id'))), 204);
		}
	});

const listRoute = (services: GetServices) =>
	route({
		method: 'GET',
		path: '/review/claims',
		summary: 'Claims of businesses that wait, oldest first',
		tag: 'Review',
		access: 'moderators',
		query: pageFilter,
		success: { status: 200, schema: pageJson(claimJson) },
		async handler(c) {
			const page = unwrap(await services(c).claims.list(readQuery(c, pageFilter)));
			return json(c, pageToJson(page, claimToJson));
		}
	});

const acceptRoute = (services: GetServices) =>
	route({
		method: 'POST',
		path: '/review/claims/:id/accept',
		summary: 'Make the person who claims a business its owner',
		description: 'Other claims of the same business are declined.',
		tag: 'Review',
		access: 'moderators',
		success: { status: 204 },
		errors: [404],
		async handler(c) {
			return c.body(unwrap(await services(c).claims.accept(c.req.param('id'))), 204);
		}
	});

const declineRoute = (services: GetServices) =>
	route({
		method: 'POST',
		path: '/review/claims/:id/decline',
		summary: 'Decline a claim, and tell the person why',
		tag: 'Review',
		access: 'moderators',
		body: declinedClaim,
		success: { status: 204 },
		errors: [404],
		async handler(c) {
			const { decline } = services(c).claims;
			return c.body(unwrap(await decline(c.req.param('id'), await readJson(c))), 204);
		}
	});
