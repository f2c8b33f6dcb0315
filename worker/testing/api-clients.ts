import { anEventInput } from './an-event.ts';
import { createSite } from './site.ts';
import type { Site } from './site.ts';

/** The fields that tests read from responses of the API. */
export interface Json {
	id: number;
	slug: string;
	name: string;
	title: string;
	description: string;
	start_at: string;
	end_at: string;
	status: string;
	is_verified: boolean;
	review_note: string | null;
	capacity: number | null;
	rain_plan: string;
	min_age: number | null;
	/** Of an edit of a series. */
	other_dates?: { changed: number; kept_own: number };
	already_joined: boolean;
	version: number;
	categories: Json[];
	cover: { large: string } | null;
	gallery: { id: string; large: string }[];
	businesses: Json[];
	items: Json[];
	next_cursor: string | null;
	error: string;
	code: string;
	fields: Record<string, string>;
	/** In a 409: the current state. */
	current: Json;
	/** In a 409: the body that was sent. */
	yours: unknown;
	kind: string;
	business: Json;
	event: Json;
	host: Json | null;
	text: string;
	count: number;
	reports: { reason: string; text: string; signed_in: boolean }[];
	/** Of the audit log. */
	action: string;
	actor: string | null;
	who: string;
	subject: { kind: string; id: string };
}

interface ApiResponse {
	status: number;
	headers: Headers;
	/** Only the fields of this kind of response are set. */
	body: Json;
}

/** A client of the API, authenticated as one person or anonymous. */
export interface Client {
	get: (path: string, headers?: Record<string, string>) => Promise<ApiResponse>;
	post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<ApiResponse>;
	/** Uploads a picture. */
	put: (path: string, picture: ArrayBuffer) => Promise<ApiResponse>;
	patch: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<ApiResponse>;
	remove: (path: string, headers?: Record<string, string>) => Promise<ApiResponse>;
}

/** Monday, 1 March 2027, nine in the morning in London. */
export const openingTime = Date.UTC(2027, 2, 1, 9);

/** A site with API clients for its people, and shorthands for creating businesses and events. */
export function createApiSite(options: Parameters<typeof createSite>[0] = {}) {
	const site = createSite({ startAt: openingTime, ...options });
	const clients = new Map<string, Promise<Client>>();

	/** A client that sends this person's access token. */
	function as(person: string): Promise<Client> {
		const known = clients.get(person);
		if (known) return known;
		const client = site
			.accessToken(person)
			.then((token) => clientOf(site, { authorization: `Bearer ${token}` }));
		clients.set(person, client);
		return client;
	}

	async function business(owner: string, input: object = {}, isVerified = true): Promise<Json> {
		const client = await as(owner);
		const { body } = await client.post('/api/businesses', { name: 'Bakery', ...input });
		if (!isVerified) return body;
		const moderator = await as('mona-moderator');
		return (await moderator.post(`/api/businesses/${body.id}/verify`)).body;
	}

	/** Creates an event as in `anEventInput`. */
	async function event(owner: string, host: Json, input: object = {}, isApproved = true) {
		const client = await as(owner);
		const { body } = await client.post('/api/events', {
			...anEventInput(),
			business_id: host.id,
			...input
		});
		if (!isApproved) return body;
		const moderator = await as('mona-moderator');
		return (await moderator.post(`/api/events/${body.id}/approve`)).body;
	}

	const anonymous = clientOf(site, {});
	/** An anonymous client that finds nothing in the cache: it sees what was just written. */
	const visitor: Client = {
		...anonymous,
		get(path, headers) {
			site.forgetPages();
			return anonymous.get(path, headers);
		}
	};

	return { ...site, as, visitor, business, event };
}

/** @param identity the headers that authenticate the client */
export function clientOf(
	{ app, config }: Pick<Site, 'app' | 'config'>,
	identity: Record<string, string>
): Client {
	async function send(
		method: string,
		path: string,
		body?: unknown,
		headers = {}
	): Promise<ApiResponse> {
		const response = await app.request(config.origin + path, {
			method,
			headers: {
				'sec-fetch-site': 'same-origin',
				...(body !== undefined && { 'content-type': 'application/json' }),
				...identity,
				...headers
			},
			...(body !== undefined && { body: isRaw(body) ? body : JSON.stringify(body) })
		});
		const text = await response.text();
		const isJson = response.headers.get('content-type')?.includes('json');
		return {
			status: response.status,
			headers: response.headers,
			body: isJson ? JSON.parse(text) : text
		};
	}
	return {
		get: (path, headers) => send('GET', path, undefined, headers),
		post: (path, body, headers) => send('POST', path, body, headers),
		put: (path, picture) => send('PUT', path, picture, { 'content-type': 'image/jpeg' }),
		patch: (path, body, headers) => send('PATCH', path, body, headers),
		remove: (path, headers) => send('DELETE', path, undefined, headers)
	};
}

const isRaw = (body: unknown): body is string | ArrayBuffer =>
	typeof body === 'string' || body instanceof ArrayBuffer;
