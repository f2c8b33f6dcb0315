import { env } from 'cloudflare:workers';
import '@hyperjump/json-schema/formats';
import {
	registerSchema,
	setShouldValidateFormat,
	validate
} from '@hyperjump/json-schema/openapi-3-1';
import { describe, expect, it } from 'vitest';
import { clientOf, createApiSite } from '../testing/api-clients.ts';
import type { Client } from '../testing/api-clients.ts';
import { aPicture } from '../testing/picture-bytes.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

interface Described {
	requestBody?: unknown;
	responses: Record<string, object>;
}

/** A request and its response, with the path in the description that it matches. */
interface Exchange {
	operation: string;
	path: string;
	method: string;
	status: number;
	sent: Json | null;
	responseBody: Json | null;
}

/** URIs of the description, and of one that forbids properties it does not name. */
const [here, strict] = ['https://popmap.test/described', 'https://popmap.test/strict'];
setShouldValidateFormat(true);

const market = createApiSite();
const description = await (await market.app.request('/api/openapi.json')).text();
const { paths }: { paths: Record<string, Record<string, Described>> } = JSON.parse(description);

const exchanges: Exchange[] = [];
await callEveryOperation();

/** Calls every operation successfully, and some so that they refuse. */
async function callEveryOperation(): Promise<void> {
	const owner = recorded(await market.as('olivia-owner'));
	const moderator = recorded(await market.as('mona-moderator'));
	const visitor = recorded(market.visitor);
	await callBusinesses(owner, moderator, visitor);
	await callEvents(owner, moderator, visitor);
	await callCategories(moderator);
	await callTeams(owner, recorded(await market.as('emil-owner')));
	const host = await market.business('olivia-owner', { name: 'Followed' });
	const fair = await market.event('olivia-owner', host, { title: 'Saved' });
	await callSaved(owner, fair.id, host.id);
	await callQuestions(owner, recorded(await market.as('anna-attendee')), fair.id);
	await callNotifications(owner);
	await callSessions(moderator);
	await visitor.get('/api/auth/config');
	await visitor.get('/api/auth/me');
	await visitor.get('/api/categories');
	await visitor.get('/api/map?bbox=12,52,14,53');
}

async function callBusinesses(owner: Client, moderator: Client, visitor: Client) {
	const categories = ['music', 'pets'];
	const contact = { contact_email: 'hello@stall.example', website: 'https://stall.example/' };
	const { body } = await owner.post('/api/businesses', {
		name: 'Stall',
		description: 'Line\nby line',
		categories,
		...contact,
		submission_id: 'a-form-of-one'
	});
	const path = `/api/businesses/${body.id}`;
	await owner.patch(path, { name: 'Stall 2', categories: 'music', version: body.version });
	await owner.patch(path, { name: 'Stall 3', version: 1 });
	await owner.patch(path, { name: '' });
	await moderator.get('/api/review');
	await owner.post(`${path}/verify`);
	await moderator.post(`${path}/verify`, undefined, { 'if-match': '1' });
	await moderator.post(`${path}/decline`, { reason: 'Spam' });
	await moderator.post(`${path}/verify`);
	await moderator.post(`${path}/decline`, { reason: 'Spam' });
	await moderator.post(`${path}/suspend`, { reason: 'Spam', version: 1 });
	await moderator.post(`${path}/suspend`, { reason: 'Spam' });
	await moderator.post(`${path}/restore`, {});
	await visitor.post(`${path}/reports`, { reason: 'scam', text: 'It asks for a deposit.' });
	await visitor.post(`${path}/reports`, { reason: 'because' });
	await moderator.get('/api/review/log?limit=1');
	await owner.get(`${path}/history`);
	const { items } = (await moderator.get('/api/review/reports')).body;
	await moderator.remove(`/api/review/reports/${items[0]?.id}`);
	await moderator.remove('/api/review/reports/0');
	await owner.post(`${path}/appeal`, { text: 'It is not.' });
	await moderator.post(`${path}/suspend`, { reason: 'Spam' });
	await owner.post(`${path}/appeal`, { text: 'It is not.' });
	const [appeal] = (await moderator.get('/api/review/appeals')).body.items;
	await moderator.post(`/api/review/appeals/${appeal?.id}/answer`, { answer: 'It is.' });
	await moderator.post(`${path}/restore`, {});
	await callClaims(recorded(await market.as('emil-owner')), moderator, path);
	await visitor.get('/api/businesses?limit=1&q=stall&category=music');
	await visitor.get('/api/businesses?limit=0');
	await visitor.get('/api/businesses/nowhere');
	await owner.get('/api/businesses/mine');
	await visitor.get(path);
	for (const picture of ['cover', 'logo']) {
		await owner.put(`${path}/${picture}?alt=Stall`, await aPicture());
		await owner.put(`${path}/${picture}`, new ArrayBuffer(9));
		await owner.remove(`${path}/${picture}`);
	}
	await callGallery(owner, path);
	const deleted = await owner.post('/api/businesses', { name: 'Doomed' });
	await owner.remove(`/api/businesses/${deleted.body.id}?name=x`);
	await owner.remove(`/api/businesses/${deleted.body.id}?name=Doomed`, { 'if-match': '7' });
	await owner.remove(`/api/businesses/${deleted.body.id}?name=Doomed`);
}

async function callQuestions(owner: Client, asker: Client, event: number) {
	const path = `/api/events/${event}/questions`;
	await asker.post(path, { text: 'Are dogs welcome?' });
	await env.DB.prepare('UPDATE users SET mail_address = id').run();
	await asker.post(path, { text: '' });
	for (const word of ['welcome', 'allowed', 'fed']) {
		await asker.post(path, { text: `Are dogs ${word}?` });
	}
	await asker.post(path, { text: 'Are cats welcome?' });
	await owner.post(path, { text: 'Are dogs welcome?' });
	await asker.get(path);
	const { items } = (await owner.get(`${path}?state=open`)).body;
	const [first, second, third] = items.map(({ id }) => `${path}/${id}`);
	await owner.post(`${first}/answer`, { answer: 'Yes.' });
	await owner.post(`${first}/answer`, { answer: 'No.' });
	await owner.post(`${second}/close`);
	await owner.post(`${third}/report`, { reason: 'offensive' });
}

/** Somebody claims the business while nobody owns it. */
async function callClaims(claimant: Client, moderator: Client, path: string) {
	const id = path.split('/').at(-1);
	const owner = await env.DB.prepare(`SELECT owner_id FROM businesses WHERE id = ${id}`).first();
	await env.DB.prepare(`UPDATE businesses SET owner_id = NULL WHERE id = ${id}`).run();
	const claim = { text: 'It is mine.' };
	await claimant.post(`${path}/claim`, claim);
	await claimant.remove(`${path}/claim`);
	await claimant.remove(`${path}/claim`);
	await claimant.post(`${path}/claim`, claim);
	await claimant.post(`${path}/claim`, claim);
	const [open] = (await moderator.get('/api/review/claims')).body.items;
	await moderator.post(`/api/review/claims/${open?.id}/decline`, { reason: ' ' });
	await moderator.post(`/api/review/claims/${open?.id}/accept`);
	await moderator.post(`/api/review/claims/${open?.id}/accept`);
	await env.DB.prepare(`UPDATE claims SET decided_at = NULL`).run();
	await env.DB.prepare(`UPDATE businesses SET owner_id = NULL WHERE id = ${id}`).run();
	await moderator.post(`/api/review/claims/${open?.id}/decline`, { reason: 'No.' });
	await env.DB.prepare('UPDATE businesses SET owner_id = ? WHERE id = ?')
		.bind(owner?.['owner_id'], id)
		.run();
}

async function callCategories(moderator: Client) {
	await moderator.get('/api/review/categories');
	const { slug } = (await moderator.post('/api/categories', { name: 'Snacks' })).body;
	await moderator.post('/api/categories', { name: 'Snacks' });
	const path = `/api/categories/${slug}`;
	await moderator.patch(path, { name_de: 'Kleinigkeiten', position: 1 });
	await moderator.patch(path, { name_de: 'Andere', version: 0 });
	await moderator.patch('/api/categories/unknown', { name: 'Other' });
	await moderator.post(`${path}/merge`, { into: slug });
	await moderator.post(`${path}/merge`, { into: 'food-drink' });
	await moderator.post(`${path}/merge`, { into: 'food-drink' });
	await env.DB.prepare('DELETE FROM categories WHERE merged_into_id IS NOT NULL').run();
}

async function callGallery(owner: Client, path: string) {
	const jpeg = { 'content-type': 'image/jpeg' };
	const { body } = await owner.post(`${path}/gallery?alt=Stall`, await aPicture(), jpeg);
	await owner.post(`${path}/gallery`, new ArrayBuffer(9), jpeg);
	await owner.remove(`${path}/gallery/${body.gallery.at(-1)?.id}`);
}

async function callEvents(owner: Client, moderator: Client, visitor: Client) {
	const { body: host } = await owner.post('/api/businesses', { name: 'Host' });
	await moderator.post(`/api/businesses/${host.id}/verify`);
	const { body } = await owner.post('/api/events', {
		business_id: host.id,
		title: 'Fair',
		location_name: 'Mill',
		time_zone: 'Europe/Berlin',
		start_at: '2027-03-06T10:00',
		end_at: '2027-03-06T18:00',
		latitude: 52.5,
		longitude: 13,
		repeat: { every: 'week', times: 2 }
	});
	const path = `/api/events/${body.id}`;
	await owner.post('/api/events', { business_id: host.id });
	await moderator.get('/api/review');
	await moderator.post(`${path}/reject`, { reason: 'Where?\nWhen?', version: body.version });
	await moderator.post(`${path}/reject`, { reason: 'Who?', version: body.version });
	await moderator.post(`${path}/approve`, undefined, { 'if-match': String(body.version) });
	await owner.get('/api/events/mine?limit=1');
	await owner.patch(path, { address: 'Lane 1', start_at: '2027-03-06T09:30:00Z' });
	await moderator.post(`${path}/approve`);
	await owner.post(`${path}/join`, { business_id: host.id });
	await visitor.get(path);
	await visitor.post(`${path}/reports`, { reason: 'wrong' });
	await visitor.get(`${path}/businesses?limit=1`);
	await visitor.get(`${path}/businesses?limit=0`);
	await visitor.get(`/api/events?near=52.5,13.4&when=2027-03-06..2027-03-07`);
	await visitor.get(`/api/events?bbox=13,52,14,53&from=2027-03-01T00:00:00Z&business=${host.id}`);
	await owner.put(`${path}/cover?alt=Mill`, await aPicture());
	await owner.remove(`${path}/cover`);
	await callGallery(owner, path);
	const { body: now } = await owner.post('/api/events', {
		...{ business_id: host.id, title: 'Now', location_name: 'Mill', time_zone: 'Europe/Berlin' },
		...{ start_at: '2027-03-01T09:00', end_at: '2027-03-01T18:00' }
	});
	await moderator.post(`/api/events/${now.id}/approve`);
	await owner.post(`/api/events/${now.id}/here`, { business_id: host.id, until: 'soon' });
	await owner.post(`/api/events/${now.id}/here`, { business_id: host.id });
	await owner.post(`${path}/here`, { business_id: host.id });
	await visitor.get(`/api/events/${now.id}`);
	await visitor.get(`/api/businesses/${host.id}`);
	await visitor.get('/api/map?bbox=13,52,14,53');
	await owner.remove(`/api/events/${now.id}/here?business_id=${host.id}`);
	await owner.remove(`/api/events/${now.id}/here`);
	await owner.remove(`/api/events/0/here?business_id=${host.id}`);
	await owner.get(`${path}/history`);
	await moderator.post(`${path}/series/reject`, { reason: 'Where?' });
	await moderator.post(`${path}/series/approve`);
	await owner.post(`${path}/series/cancel`, { from_here: 'yes' });
	await owner.post(`${path}/series/cancel`, { version: 1 });
	await visitor.post(`${path}/series/cancel`, {});
	await owner.patch(path, { address: 'Mill Lane' });
	await owner.patch(path, { address: 'Mill Lane 2', dates: 'all' });
	await owner.patch(path, { dates: 'some' });
	await moderator.post(`${path}/approve`);
	await owner.post(`${path}/leave`, { business_id: host.id });
	await visitor.post(`${path}/leave`, { business_id: host.id });
	await callDrafts(owner, visitor, host.id);
	await callJoining(owner, moderator, path);
	await owner.post(`${path}/cancel`, undefined, { 'if-match': String(body.version) });
	await owner.post(`${path}/cancel`);
	await owner.post(`${path}/series/cancel`, { from_here: false });
	await owner.post(`${path}/join`, { business_id: host.id });
}

async function callDrafts(owner: Client, visitor: Client, business_id: number) {
	const fields = { business_id, title: 'Lanterns', draft: true };
	const repeat = { every: 'week', times: 2, except: ['2027-03-13'] };
	const { body } = await owner.post('/api/events', { ...fields, repeat });
	const path = `/api/drafts/${body.id}`;
	await owner.post('/api/events', { business_id, draft: true });
	await visitor.get(path);
	await owner.get(path);
	await owner.get('/api/drafts/0');
	await owner.put(`${path}/cover?alt=Lanterns`, await aPicture());
	await callGallery(owner, path);
	const drawn = (await owner.get(path)).body;
	await owner.get(String(drawn.cover?.large));
	await owner.get(`${path}/pictures/unknown.webp`);
	await owner.remove(`${path}/cover`);
	await owner.get('/api/drafts?limit=1');
	await owner.post(`${path}/submit`);
	await owner.patch(path, { start_at: '2027-03-06T10:00', end_at: '2027-03-06T18:00' });
	await owner.patch(path, { time_zone: 'Europe/Berlin', repeat: null, version: 1 });
	await owner.patch(path, { time_zone: 'Europe/Berlin', location_name: 'Mill', repeat: null });
	await owner.post(`${path}/submit`, undefined, { 'if-match': '1' });
	await owner.post(`${path}/submit`);
	const other = `/api/drafts/${(await owner.post('/api/events', fields)).body.id}`;
	await owner.remove(other, { 'if-match': '7' });
	await owner.remove(other);
	await owner.remove(other);
}

async function callJoining(owner: Client, moderator: Client, path: string) {
	const guest = recorded(await market.as('emil-owner'));
	const { body: stand } = await guest.post('/api/businesses', { name: 'Stand' });
	await moderator.post(`/api/businesses/${stand.id}/verify`);
	const ofStand = { business_id: stand.id };
	const request = `${path}/requests/${stand.id}`;
	await owner.patch(path, { joining: 'invitation', capacity: 5 });
	await guest.post(`${path}/join`, ofStand);
	await owner.patch(path, { joining: 'on_request', capacity: 0 });
	await owner.patch(path, { joining: 'on_request', capacity: null });
	await guest.post(`${path}/join`, ofStand);
	await owner.get(`${path}/requests?state=requested`);
	await owner.get(`${path}/requests?state=x`);
	await owner.post(`${request}/accept`);
	await owner.post(`${request}/decline`, { reason: 'No.' });
	await owner.remove(`${path}/businesses/${stand.id}`);
	await owner.post(`${request}/accept`);
	await owner.post(`${request}/invite`);
	await guest.post(`${path}/leave`, ofStand);
	await guest.post(`${path}/join`, ofStand);
	await owner.post(`${request}/decline`, {});
	await owner.post(`${request}/decline`, { reason: 'No.' });
}

async function callTeams(owner: Client, member: Client) {
	const { body } = await owner.post('/api/businesses', { name: 'Team' });
	const path = `/api/businesses/${body.id}`;
	await owner.post(`${path}/invitations`, { role: 'boss' });
	const made = await owner.post(`${path}/invitations`, { role: 'helper', email: null });
	await owner.get(`${path}/invitations`);
	await member.get(`${path}/invitations`);
	await member.post('/api/invitations/accept', { token: 'unknown' });
	const token = String(Object(made.body).url).split('/').at(-1);
	await member.post('/api/invitations/accept', { token });
	await member.post('/api/invitations/accept', { token: 7 });
	const { body: me } = await member.get('/api/auth/me');
	await member.get(`${path}/members`);
	await owner.patch(`${path}/members/${me.id}`, { role: 'manager' });
	await owner.patch(`${path}/members/${me.id}`, { role: 'owner' });
	await member.remove(`${path}/members/${me.id}`);
	await member.remove(`${path}/members/${me.id}`);
	const other = await owner.post(`${path}/invitations`, { role: 'manager' });
	await owner.remove(`${path}/invitations/${other.body.id}`);
	await owner.remove(`${path}/invitations/${other.body.id}`);
}

async function callSaved(owner: Client, event: number, business: number) {
	for (const [kind, id, verbs] of [
		['events', event, ['save', 'unsave']],
		['businesses', business, ['follow', 'unfollow']]
	] as const) {
		await owner.post(`/api/${kind}/0/${verbs[0]}`);
		await owner.post(`/api/${kind}/${id}/${verbs[0]}`);
		await owner.post('/api/saved', { [kind]: [1] });
		await owner.get(`/api/saved/${kind}`);
		await owner.post(`/api/${kind}/${id}/${verbs[1]}`);
	}
}

async function callNotifications(owner: Client) {
	const { body } = await owner.get('/api/notifications?limit=3');
	await owner.post('/api/notifications/read', { id: body.items[0]?.id, older: true });
	await owner.post('/api/notifications/read', {});
}

async function callSessions(moderator: Client) {
	const [browser] = [await market.signIn('emil-owner'), await market.signIn('emil-owner')];
	const session = browser.cookies.get('popmap_session')?.value ?? '';
	const emil = recorded(clientOf(market, { cookie: `popmap_session=${session}` }));
	const { body: me } = await emil.get('/api/auth/me');
	const { body } = await emil.get('/api/auth/sessions');
	const other = Object(body.items.find((session) => !Object(session).current));
	await emil.remove(`/api/auth/sessions/${other.id}`);
	await emil.remove('/api/auth/sessions/unknown');
	await emil.post('/api/auth/sessions/end-others');
	await moderator.post(`/api/users/${me.id}/end-sessions`);
	await callModeration(moderator, String(me.id));
}

/** What moderators find and do about people and edits. */
async function callModeration(moderator: Client, id: string): Promise<void> {
	const emil = recorded(await market.as('emil-owner'));
	await moderator.post('/api/review/search', { q: 'emil' });
	await moderator.get(`/api/users/${id}`);
	await moderator.get('/api/users/unknown');
	await moderator.get('/api/review/edits');
	await moderator.post('/api/review/edits/1/seen', {});
	await moderator.post(`/api/users/${id}/suspend`, {});
	await moderator.post(`/api/users/${id}/suspend`, { reason: 'Spam' });
	await emil.get('/api/suspension');
	await emil.post('/api/suspension/appeal', { text: 'No' });
	await moderator.get('/api/review/suspensions');
	await moderator.post(`/api/review/suspensions/${id}/answer`, { answer: 'Yes' });
	await moderator.post(`/api/users/${id}/restore`);
}

/** A client that records its requests and responses in `exchanges`. */
function recorded(client: Client): Client {
	const record = (
		method: string,
		path: string,
		sent: unknown,
		status: number,
		responseBody: unknown
	) => {
		const template = templateOf(path);
		exchanges.push({
			operation: `${method.toUpperCase()} ${template}`,
			path: template,
			method,
			status,
			sent: sent === undefined ? null : JSON.parse(JSON.stringify(sent)),
			responseBody: responseBody === '' ? null : JSON.parse(JSON.stringify(responseBody))
		});
	};
	return {
		async get(path, headers) {
			const response = await client.get(path, headers);
			record('get', path, undefined, response.status, response.body);
			return response;
		},
		async post(path, body, headers) {
			const response = await client.post(path, body, headers);
			const sent = body instanceof ArrayBuffer ? undefined : body;
			record('post', path, sent, response.status, response.body);
			return response;
		},
		async put(path, picture) {
			const response = await client.put(path, picture);
			record('put', path, undefined, response.status, response.body);
			return response;
		},
		async patch(path, body, headers) {
			const response = await client.patch(path, body, headers);
			record('patch', path, body, response.status, response.body);
			return response;
		},
		async remove(path, headers) {
			const response = await client.remove(path, headers);
			record('delete', path, undefined, response.status, response.body);
			return response;
		}
	};
}

/** `/api/events/7?q=x` matches `/api/events/{id}`; paths without parameters take precedence. */
function templateOf(path: string): string {
	const [bare = ''] = path.split('?');
	const fits = (template: string) =>
		new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(bare);
	const [found] = Object.keys(paths)
		.filter(fits)
		.sort((a, b) => a.split('{').length - b.split('{').length);
	if (!found) throw new Error(`${path} is not described.`);
	return found;
}

/** The schema with `additionalProperties: false` in every object. */
function closed(schema: Json): Json {
	if (Array.isArray(schema)) return schema.map(closed);
	if (typeof schema !== 'object' || schema === null) return schema;
	const inner = Object.fromEntries(
		Object.entries(schema).map(([name, value]) => [name, closed(value)])
	);
	const isOpen = 'properties' in inner && 'type' in inner && !('additionalProperties' in inner);
	return isOpen ? { ...inner, additionalProperties: false } : inner;
}

const dialect = 'https://spec.openapis.org/oas/3.1/dialect/base';
registerSchema(JSON.parse(description), here, dialect);
registerSchema(JSON.parse(JSON.stringify(closed(JSON.parse(description)))), strict, dialect);

const pointer = (...names: readonly string[]) =>
	`#/${names.map((name) => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;

const bodyOf = ({ path, method }: Exchange, ...more: readonly string[]) =>
	pointer('paths', path, method, ...more, 'content', 'application/json', 'schema');

describe('the description of the API', () => {
	it('is OpenAPI 3.1, and its schemas are JSON Schema', async () => {
		const base = 'https://spec.openapis.org/oas/3.1/schema-base';
		expect(await validate(base, JSON.parse(description), 'BASIC')).toEqual({ valid: true });
		const broken = description.replace('"in":"query"', '"in":"nowhere"');
		expect((await validate(base, JSON.parse(broken))).valid).toBe(false);
	});

	it('has one type for each number, and no defaults that a change would apply', () => {
		for (const [path, { patch }] of Object.entries(paths)) {
			if (patch) expect(JSON.stringify(patch.requestBody), path).not.toContain('"default"');
		}
		const coordinates =
			/\{"type":"number"[^}]*\},\{"type":"null"\}|"(?:distance_km|latitude|longitude|items)":\{"type":"number"\}/g;
		expect(description.replace(coordinates, '').includes('"type":"number"')).toBe(false);
	});

	it('has the limits of names and lists, and the headers to go on with', () => {
		const operation = (path: string, method: string) => JSON.stringify(paths[path]?.[method]);
		expect(operation('/api/businesses', 'post')).toContain(
			'"name":{"type":"string","maxLength":100'
		);
		expect(operation('/api/events', 'post')).toContain('"title":{"type":"string","maxLength":120');
		expect(operation('/api/events', 'post')).toContain('#/components/headers/Location');
		expect(operation('/api/events', 'post')).toContain('#/components/headers/Retry-After');
		expect(operation('/api/events/{id}', 'get')).toContain('#/components/headers/ETag');
		expect(operation('/api/events/{id}', 'patch')).toContain('#/components/headers/ETag');
		expect(operation('/api/auth/me', 'get')).toContain('#/components/headers/WWW-Authenticate');
		expect(operation('/api/events', 'get')).toContain(
			'"schema":{"type":"integer","minimum":1,"maximum":50,"default":20'
		);
	});

	it('gives every operation a unique id', () => {
		const ids = description.match(/"operationId":"\w+"/g) ?? [];
		expect(new Set(ids).size).toBe(ids.length);
	});

	it('is tested against a successful call of every operation', () => {
		const succeeded = exchanges.filter(({ status }) => status < 300);
		const all = Object.entries(paths).flatMap(([path, methods]) =>
			Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`)
		);
		expect([...new Set(succeeded.map(({ operation }) => operation))].sort()).toEqual(all.sort());
	});
});

describe('a response of the API', () => {
	it.each(exchanges)('matches the description: $operation, $status', async (exchange) => {
		const { path, method, status, responseBody } = exchange;
		const responses = paths[path]?.[method]?.responses ?? {};
		expect(Object.keys(responses)).toContain(String(status));
		expect(responseBody === null).toBe(!('content' in Object(responses[status])));
		const types = Object.keys(Object(responses[status]).content ?? {});
		if (!types.includes('application/json')) return;
		const schema = strict + bodyOf(exchange, 'responses', String(status));
		expect(await validate(schema, responseBody, 'BASIC')).toEqual({ valid: true });
	});
});

it.each(['/api/events/{id}', '/api/businesses/{id}'])(
	'describes both versions of an edit conflict: %s',
	(path) => {
		const conflict = JSON.stringify(paths[path]?.['patch']?.responses['409']);
		expect(JSON.parse(conflict).content['application/json'].schema.properties).toMatchObject({
			current: { properties: { version: { type: 'integer' } } },
			yours: { properties: { description: {}, version: {} } }
		});
	}
);

describe('a body that the API accepts', () => {
	const accepted = exchanges.filter(({ sent, status }) => sent !== null && status < 300);

	it.each(accepted)('matches the description: $operation, $status', async (exchange) => {
		const schema = here + bodyOf(exchange, 'requestBody');
		expect(await validate(schema, exchange.sent, 'BASIC')).toEqual({ valid: true });
	});
});
