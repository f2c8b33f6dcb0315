import { isRecord } from '../input/is-record.ts';
import type { JsonObject } from './openapi.ts';

/** Values by the name of their property, where its schema alone says too little. */
const values: Record<string, unknown> = {
	id: 12,
	slug: 'zine-and-print-day',
	name: 'Paper Moon Press',
	title: 'Zine and print day',
	short_name: 'paper-moon',
	description: 'Make a zine of your own. Paper and ink are free.',
	categories: ['art-crafts'],
	contact_email: 'hello@papermoon.example',
	contact_phone: '+351 21 123 4567',
	website: 'https://papermoon.example',
	instagram_url: 'https://www.instagram.com/papermoon',
	tiktok_url: 'https://www.tiktok.com/@papermoon',
	location_name: 'Mercado do Rato',
	address: 'Rua do Sol 12, Lisbon',
	price_amount: 12.5,
	price_currency: 'EUR',
	ticket_url: 'https://tickets.example/zine-day',
	min_age: 12,
	rain_plan: 'We move into the hall.',
	accessibility_note: 'The ramp is in the courtyard.',
	small: '/pictures/9f86d081884c7d659a2feaa0c55ad015-320.webp',
	medium: '/pictures/9f86d081884c7d659a2feaa0c55ad015-640.webp',
	large: '/pictures/9f86d081884c7d659a2feaa0c55ad015-1200.webp',
	width: 1200,
	height: 800,
	alt: 'A table with zines, and people around it',
	latitude: 38.7205,
	longitude: -9.1545,
	start_at: '2027-06-05T09:00:00.000Z',
	end_at: '2027-06-05T17:00:00.000Z',
	until: '2027-06-05T16:00:00.000Z',
	here_until: '2027-06-05T16:00:00.000Z',
	from: '2027-06-05T00:00:00Z',
	to: '2027-06-06T00:00:00Z',
	bbox: '-9.3,38.6,-9,38.9',
	created_at: '2027-05-01T08:30:00.000Z',
	updated_at: '2027-05-01T08:30:00.000Z',
	answered_at: '2027-05-01T09:15:00.000Z',
	suspended_at: '2027-05-01T08:30:00.000Z',
	decided_at: '2027-05-01T09:15:00.000Z',
	appeal: 'The stall has moved, and the address is right now.',
	appealed_at: '2027-05-01T09:15:00.000Z',
	time_zone: 'Europe/Lisbon',
	times: 4,
	version: 3,
	business_id: 7,
	event_id: 12,
	reason: 'Please say where it is.',
	review_note: null,
	next_cursor: null,
	submission_id: 'zine-day-2027-06-05',
	username: 'olivia',
	email: 'olivia@example.com',
	first_name: 'Olivia',
	last_name: 'Owner',
	identity_provider: 'Google',
	groups: ['market-organisers'],
	device: 'Firefox on Linux',
	country: 'PT',
	signed_in_at: '2027-05-01T08:30:00.000Z',
	last_seen_at: '2027-05-01T09:15:00.000Z',
	person_id: '7eda3dd8-da3d-4ad0-8eef-6ae54381f839',
	since: '2027-05-01T08:30:00.000Z',
	at: '2027-05-01T08:30:00.000Z',
	first_at: '2027-05-01T08:30:00.000Z',
	last_at: '2027-05-01T09:15:00.000Z',
	about: 'business/3',
	action: 'business_verified',
	expires_at: '2027-05-08T08:30:00.000Z',
	url: 'https://popmap.example/invitations/n4Z8kq0sT1mD3xVw9yBc2A',
	token: 'n4Z8kq0sT1mD3xVw9yBc2A'
};

const boxInResponse = [-9.3, 38.6, -9, 38.9];
const categoryInResponse = { id: 3, slug: 'art-crafts', name: 'Art & crafts' };

/** A value that a schema allows, such as people would send or receive. */
export function exampleOf(schema: JsonObject, name = ''): unknown {
	const { anyOf, oneOf, properties, items, enum: choices, const: only } = schema;
	if (only !== undefined) return only;
	if (isRecord(properties)) return exampleObject(properties);
	if (name === 'categories' && isRecord(items) && items['type'] === 'object') {
		return [categoryInResponse];
	}
	if (name === 'bbox' && schema['type'] === 'array') return boxInResponse;
	if (Array.isArray(choices) && !choices.includes(values[name])) return choices[0];
	if (name in values) return schema['type'] === 'string' ? String(values[name]) : values[name];
	const [first] = [anyOf, oneOf].find(Array.isArray) ?? [];
	if (isRecord(first)) return exampleOf(first, name);
	if (schema['type'] === 'array') return isRecord(items) ? [exampleOf(items)] : [];
	if (schema['type'] === 'boolean') return true;
	return schema['type'] === 'string' ? name : 1;
}

const exampleObject = (properties: Record<string, unknown>) =>
	Object.fromEntries(
		Object.entries(properties).map(([name, schema]) => [
			name,
			isRecord(schema) ? exampleOf(schema, name) : null
		])
	);
