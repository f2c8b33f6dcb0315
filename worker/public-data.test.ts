import { beforeAll, describe, expect, it } from 'vitest';
import { personById } from '../cognito/local-pool.ts';
import { createApiSite } from './testing/api-clients.ts';

const site = createApiSite();
const owner = 'emil-owner';
const paths: Record<string, string> = {};
let ownerId = '';

beforeAll(async () => {
	const business = await site.business(owner, { name: 'Bakery' });
	const event = await site.event(owner, business, { title: 'Fair' });
	const client = await site.as(owner);
	ownerId = String((await client.get('/api/auth/me')).body.id);
	await client.post(`/api/events/${event.id}/join`, { business_id: business.id });
	Object.assign(paths, {
		businesses: '/api/businesses',
		'a business': `/api/businesses/${business.id}`,
		events: '/api/events',
		'an event': `/api/events/${event.id}`
	});
});

describe('what is public', () => {
	it.each(['businesses', 'a business', 'events', 'an event'])(
		'names no person: %s',
		async (name) => {
			const { status, body } = await site.visitor.get(paths[name] ?? '');
			expect(status).toBe(200);
			const text = JSON.stringify(body);
			expect(text).toMatch(/Bakery|Fair/);
			const { email = '', sub, name: person } = personById(owner);
			for (const secret of [email ?? '', sub, person, ownerId]) {
				expect(text).not.toContain(secret);
			}
		}
	);
});
