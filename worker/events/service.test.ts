import { describe, expect, it } from 'vitest';
import { clientOf, openingTime, createApiSite } from '../testing/api-clients.ts';
import type { Client } from '../testing/api-clients.ts';
import { instrumentDatabase } from '../testing/instrumented-database.ts';

const market = createApiSite();
const notBusinessOwner = 'You do not have permission to manage this business';
const notEventOwner = 'You do not have permission to manage this event';
const titles = (body: { items: { title: string }[] }) => body.items.map(({ title }) => title);

const owner = await market.as('olivia-owner');
const other = await market.as('otto-other-owner');
const attendee = await market.as('anna-attendee');
const moderator = await market.as('mona-moderator');
const expired = clientOf(market, { authorization: 'Bearer ended' });
const withoutSession = clientOf(market, { cookie: 'popmap_session=expired' });

const bakery = await market.business('olivia-owner', {
	name: 'Bakery',
	categories: ['food-drink']
});
const studio = await market.business('otto-other-owner', { name: 'Studio' });
const hidden = await market.business('olivia-owner', { name: 'Hidden' }, false);

describe('announcing an event', () => {
	it('stores local times as UTC and takes the categories of the host', async () => {
		const created = await market.event('olivia-owner', bakery, { title: 'Frühlingsmarkt' }, false);
		expect(created).toMatchObject({
			slug: expect.stringMatching(/^fruhlingsmarkt-2027-03-06-[0-9a-v]{5}$/),
			start_at: '2027-03-06T09:00:00.000Z',
			end_at: '2027-03-06T17:00:00.000Z',
			time_zone: 'Europe/Berlin',
			status: 'pending',
			host: { name: 'Bakery' },
			categories: [{ slug: 'food-drink' }]
		});
	});

	it('repeats at the same local time across the change to summer time', async () => {
		const first = await market.event('olivia-owner', bakery, {
			title: 'Weekly',
			start_at: '2027-03-20T10:00',
			end_at: '2027-03-20T12:00',
			repeat: { every: 'week', times: 3 },
			submission_id: 'weekly-form-1'
		});
		const mine = await owner.get('/api/events/mine?limit=50');
		const series = mine.body.items.filter(({ title }) => title === 'Weekly').reverse();
		expect(series.map(({ start_at }) => start_at)).toEqual([
			'2027-03-20T09:00:00.000Z',
			'2027-03-27T09:00:00.000Z',
			'2027-04-03T08:00:00.000Z'
		]);
		expect(series[0]?.id).toBe(first.id);
	});

	it('creates one event for a form that is sent twice, even at the same time', async () => {
		const form = {
			business_id: bakery.id,
			title: 'Once',
			location_name: 'Here',
			time_zone: 'UTC',
			start_at: '2027-05-01T10:00',
			end_at: '2027-05-01T11:00',
			submission_id: 'event-form-1',
			repeat: { every: 'week', times: 2 }
		};
		const responses = await Promise.all([1, 2].map(() => owner.post('/api/events', form)));
		expect(responses[0]?.status).toBe(201);
		expect(responses[0]?.body.id).toBe(responses[1]?.body.id);
		const mine = await owner.get('/api/events/mine?limit=50');
		expect(titles(mine.body).filter((title) => title === 'Once')).toHaveLength(2);
	});

	it.each([
		['across a skipped hour', '2027-03-21T02:00', '2027-03-21T03:00', 60],
		['in a skipped hour', '2027-03-21T02:30', '2027-03-21T03:00', 30],
		['in an hour shown twice', '2027-10-31T02:30:00+02:00', '2027-10-31T02:15:00+01:00', 45]
	])('keeps the duration of repeated events: %s', async (title, start, end, minutes) => {
		const times = { start_at: start, end_at: end, repeat: { every: 'week', times: 2 } };
		await market.event('olivia-owner', bakery, { title, ...times }, false);
		const { body } = await owner.get('/api/events/mine?limit=50');
		const series = body.items.filter((event) => event.title === title);
		const lengths = series.map(
			({ start_at, end_at }) => (Date.parse(end_at) - Date.parse(start_at)) / 60_000
		);
		expect(lengths).toEqual([minutes, minutes]);
	});

	it('responds with sent_before when a form is sent again with other content', async () => {
		const form = { title: 'Alpha', submission_id: 'event-form-2' };
		const first = await market.event('olivia-owner', bakery, form, false);
		const more = { title: 'Beta', repeat: { every: 'week', times: 4 }, categories: ['pets'] };
		const again = await market.event('olivia-owner', bakery, { ...form, ...more }, false);
		expect(again).toMatchObject({
			code: 'sent_before',
			error: expect.stringContaining('created “Alpha”')
		});
		expect((await owner.get(`/api/events/${first.id}`)).body.categories).toEqual(first.categories);
		const { body } = await owner.get('/api/events/mine?limit=50');
		expect(titles(body)).not.toContain('Beta');
	});

	it('rounds coordinates to a tenth of a metre', async () => {
		const place = { latitude: 0.0000001, longitude: 9.40000049 };
		const created = await market.event('olivia-owner', bakery, place, false);
		expect(created).toMatchObject({ latitude: 0, longitude: 9.4 });
	});

	it.each([
		[{ start_at: '2027-03-28T02:30', end_at: '2027-03-28T05:00' }, 'start_at', /doesn't exist/],
		[{ end_at: '2027-03-06T10:00' }, 'end_at', /after the start/],
		[{ end_at: '2027-05-06T10:00' }, 'end_at', /31 days/],
		[{ start_at: '2026-03-06T10:00', end_at: '2026-03-06T12:00' }, 'end_at', /past/],
		[{ start_at: '2031-03-06T10:00', end_at: '2031-03-06T12:00' }, 'start_at', /3 years/],
		[{ start_at: '2027-02-30T10:00' }, 'start_at', /date and a time/],
		[{ start_at: '2027-02-30T10:00:00Z' }, 'start_at', /date and a time/],
		[{ time_zone: 'Mars/Olympus' }, 'time_zone', /time zone/],
		[{ time_zone: '+02:00' }, 'time_zone', /time zone/],
		[{ latitude: 91 }, 'latitude', /between -90 and 90/],
		[{ longitude: '180.5' }, 'longitude', /between -180 and 180/],
		[{ latitude: 52.5 }, 'longitude', /both/],
		[{ longitude: '13.4' }, 'latitude', /both/],
		[{ title: ' ' }, 'title', /title/],
		[{ location_name: null }, 'location_name', /where/],
		[{ repeat: { every: 'week', times: 27 } }, 'repeat', /26/],
		[{ repeat: { every: 'day', times: 2 } }, 'repeat', /how often it repeats/],
		[{ repeat: 'weekly' }, 'repeat', /how often it repeats/],
		[
			{ end_at: '2027-03-09T10:01', repeat: { every: 'week', times: 20 } },
			'repeat',
			/fewer times: .* 78 days/
		],
		[{ submission_id: null }, 'submission_id', /8 to 100/],
		[{ categories: ['nonsense'] }, 'categories', /list/]
	])('explains the error in %j', async (input, field, message) => {
		const response = await market.event('olivia-owner', bakery, input, false);
		expect(response.code).toBe('invalid');
		expect(response.fields[field]).toMatch(message);
	});

	it('is allowed only to the owner of the host', async () => {
		expect((await market.event('otto-other-owner', bakery, {}, false)).error).toBe(
			notBusinessOwner
		);
		expect((await market.event('otto-other-owner', hidden, {}, false)).code).toBe('not_found');
		const input = { business_id: bakery.id };
		for (const client of [market.visitor, expired, withoutSession]) {
			expect((await client.post('/api/events', input)).status).toBe(401);
		}
	});
});

describe('joining', async () => {
	const event = await market.event('otto-other-owner', studio, { title: 'Joinable' });
	const path = `/api/events/${event.id}/join`;
	const leaving = `/api/events/${event.id}/leave`;
	const withBakery = { business_id: bakery.id };

	it('reports whether the business had already joined, and stores one row for two requests', async () => {
		const both = await Promise.all([owner.post(path, withBakery), owner.post(path, withBakery)]);
		expect(both.map(({ status }) => status)).toEqual([200, 200]);
		expect(both.map(({ body }) => body.already_joined).sort()).toEqual([false, true]);
		const { body } = await market.visitor.get(`/api/events/${event.slug}`);
		expect(body.businesses).toEqual([{ id: bakery.id, slug: bakery.slug, name: 'Bakery' }]);
		const ofBakery = await market.visitor.get(`/api/events?business=${bakery.id}&limit=50`);
		expect(titles(ofBakery.body)).toContain('Joinable');
	});

	it('ends when the owner leaves; a host that leaves remains the host', async () => {
		expect((await owner.post(leaving, withBakery)).body).toMatchObject({
			joined: false,
			already_left: false
		});
		expect((await owner.post(leaving, withBakery)).body).toMatchObject({
			joined: false,
			already_left: true
		});
		const ofBakery = await market.visitor.get(`/api/events?business=${bakery.id}&limit=50`);
		expect(titles(ofBakery.body)).not.toContain('Joinable');
		await other.post(path, { business_id: studio.id });
		await other.post(leaving, { business_id: studio.id });
		const ofStudio = await market.visitor.get(`/api/events?business=${studio.id}&limit=50`);
		expect(titles(ofStudio.body)).toContain('Joinable');
	});

	it('is allowed only to the owner of the business, without revealing what is not public', async () => {
		for (const client of [other, attendee, moderator]) {
			for (const where of [path, leaving]) {
				const response = await client.post(where, withBakery);
				expect([response.status, response.body.error]).toEqual([403, notBusinessOwner]);
			}
		}
		for (const client of [market.visitor, expired, withoutSession]) {
			expect((await client.post(path, withBakery)).status).toBe(401);
			expect((await client.post(leaving, withBakery)).status).toBe(401);
		}
		const unknown = await other.post('/api/events/999999/join', withBakery);
		expect(unknown.status).toBe(403);
	});

	it('responds with 404 for an unknown, unverified or unapproved business or event, also to its owner', async () => {
		const pending = await market.event('olivia-owner', bakery, { title: 'Pending' }, false);
		const responses = await Promise.all([
			owner.post(path, { business_id: 999_999 }),
			owner.post(path, { business_id: hidden.id }),
			other.post(path, { business_id: hidden.id }),
			owner.post('/api/events/999999/join', withBakery),
			owner.post(`/api/events/${pending.id}/join`, withBakery),
			owner.post(`/api/events/${pending.id}/leave`, withBakery)
		]);
		expect(responses.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
	});

	it('responds with 422 to a body that names no business', async () => {
		for (const body of [{}, [], 'null', { business_id: 'bakery' }, { business_id: -1 }]) {
			expect((await owner.post(path, body)).status).toBe(422);
		}
	});

	it('responds with 409 once the event is cancelled or has ended', async () => {
		const cancelled = await market.event('otto-other-owner', studio, { title: 'Called off' });
		await other.post(`/api/events/${cancelled.id}/cancel`);
		const response = await owner.post(`/api/events/${cancelled.id}/join`, withBakery);
		expect([response.status, response.body.code]).toEqual([409, 'event_cancelled']);
		market.clock.now = Date.UTC(2027, 2, 6, 17);
		const late = createApiSite({ sharedWith: market });
		const lateOwner = await late.as('olivia-owner');
		for (const where of [path, leaving]) {
			const ended = await lateOwner.post(where, withBakery);
			expect([ended.status, ended.body.code]).toEqual([409, 'event_ended']);
		}
		market.clock.now = openingTime;
	});
});

it('does not reveal an unverified host of an event', async () => {
	const hidden = await market.business('olivia-owner', { name: 'Unverified' }, false);
	const { id } = await market.event('olivia-owner', hidden, {}, true);
	const listed = async (person: string | null) => {
		const client = person ? await market.as(person) : market.visitor;
		const { body } = await client.get(`/api/events?business=${hidden.id}`);
		return body.items.map((event) => event.id);
	};
	expect(await listed(null)).toEqual([]);
	expect(await listed('otto-other-owner')).toEqual([]);
	expect(await listed('olivia-owner')).toEqual([id]);
	expect(await listed('mona-moderator')).toEqual([id]);
});

describe('review', async () => {
	const event = await market.event('olivia-owner', bakery, { title: 'To review' }, false);
	const path = `/api/events/${event.id}`;

	it('shows pending events to their owner and to moderators, who have a queue', async () => {
		expect((await owner.get(path)).status).toBe(200);
		expect((await moderator.get(path)).status).toBe(200);
		for (const client of [other, attendee, market.visitor, withoutSession]) {
			expect((await client.get(path)).status).toBe(404);
		}
		const queue = await allPages(moderator, '/api/review?limit=2');
		expect(queue.some((item) => item.kind === 'event' && item.event.id === event.id)).toBe(true);
		expect(queue.some((item) => item.kind === 'business' && item.business.id === hidden.id)).toBe(
			true
		);
		expect((await owner.get('/api/review')).body.code).toBe('moderators_only');
		expect((await market.visitor.get('/api/review')).status).toBe(401);
	});

	it('allows only moderators to decide', async () => {
		for (const client of [owner, other, attendee]) {
			expect((await client.post(`${path}/approve`)).body.code).toBe('moderators_only');
			expect((await client.post(`${path}/reject`, { reason: 'x' })).status).toBe(403);
		}
		expect((await expired.post(`${path}/approve`)).status).toBe(401);
		expect((await moderator.post('/api/events/999999/approve')).status).toBe(404);
		expect((await moderator.post(`${path}/reject`, {})).body.fields).toHaveProperty('reason');
	});

	it('gives the owner the reason, and queues a corrected event again', async () => {
		await moderator.post(`${path}/reject`, { reason: 'Please say:\r\n- where\r\n- when\n' });
		expect((await owner.get(path)).body).toMatchObject({
			status: 'rejected',
			review_note: 'Please say:\n- where\n- when'
		});
		const queued = async () =>
			(await allPages(moderator, '/api/review?limit=50')).some(
				(item) => item.event?.id === event.id
			);
		expect(await queued()).toBe(false);
		const changed = await owner.patch(path, { address: 'Mill Lane 1' });
		expect(changed.body).toMatchObject({ status: 'pending', review_note: null });
		expect(await queued()).toBe(true);
		expect((await moderator.post(`${path}/approve`)).body.status).toBe('approved');
		expect((await market.visitor.get(path)).status).toBe(200);
	});

	it('hides a public event that was rejected later, even once it is cancelled', async () => {
		const { id } = await market.event('olivia-owner', bakery, { title: 'Withdrawn' });
		await moderator.post(`/api/events/${id}/reject`, { reason: 'It cannot be there.' });
		await owner.post(`/api/events/${id}/cancel`);
		expect((await market.visitor.get(`/api/events/${id}`)).status).toBe(404);
	});

	it('shows an unverified host only to its owner and to moderators', async () => {
		const { id } = await market.event('olivia-owner', hidden, { title: 'Hidden host' });
		const hostFor = async (client: Client) => (await client.get(`/api/events/${id}`)).body.host;
		expect(await hostFor(moderator)).toMatchObject({ name: 'Hidden' });
		expect(await hostFor(owner)).toMatchObject({ name: 'Hidden' });
		expect(await hostFor(other)).toBeNull();
		expect(await hostFor(market.visitor)).toBeNull();
	});
});

describe('changing an event', async () => {
	const event = await market.event('olivia-owner', bakery, { title: 'Moving' });
	const path = `/api/events/${event.id}`;

	it('is allowed only to the owner of the host', async () => {
		for (const client of [other, attendee, moderator]) {
			expect((await client.patch(path, { title: 'x' })).body.error).toBe(notEventOwner);
			expect((await client.post(`${path}/cancel`)).body.error).toBe(notEventOwner);
		}
		for (const client of [market.visitor, expired, withoutSession]) {
			expect((await client.patch(path, { title: 'x' })).status).toBe(401);
			expect((await client.post(`${path}/cancel`)).status).toBe(401);
		}
	});

	it('moves the event in every list', async () => {
		const changed = await owner.patch(path, {
			title: 'Moved',
			start_at: '2027-04-10T10:00',
			end_at: '2027-04-10T11:00',
			categories: ['pets'],
			latitude: '52.5',
			longitude: 13.4
		});
		expect(changed.body).toMatchObject({ start_at: '2027-04-10T08:00:00.000Z', latitude: 52.5 });
		const found = async (query: string) =>
			titles((await market.visitor.get(`/api/events?limit=50&${query}`)).body).filter((title) =>
				/^Mov/.test(title)
			);
		expect(await found('q=moved')).toEqual(['Moved']);
		expect(await found('q=moving')).toEqual([]);
		expect(await found('category=pets')).toEqual(['Moved']);
		expect(await found('category=food-drink')).toEqual([]);
		expect(await found('bbox=13,52,14,53')).toEqual(['Moved']);
		expect(await found(`business=${bakery.id}`)).toEqual(['Moved']);
		expect(await found('from=2027-04-10T00:00:00Z&to=2027-04-11T00:00:00Z')).toEqual(['Moved']);
		expect(await found('to=2027-04-10T00:00:00Z')).toEqual([]);
	});

	it('requires both coordinates or none', async () => {
		const { body } = await owner.patch(path, { latitude: null });
		expect(body.fields).toEqual({ latitude: expect.stringContaining('both') });
		expect((await owner.get(path)).body).toMatchObject({ latitude: 52.5, longitude: 13.4 });
	});

	it('reports an edit conflict', async () => {
		const etag = (await owner.get(path)).headers.get('etag') ?? '';
		const list = `"1-00", ${etag}`;
		const first = await owner.patch(path, { title: 'First' }, { 'if-match': list });
		const second = await owner.patch(path, { title: 'Second' }, { 'if-match': etag });
		expect([first.status, second.status]).toEqual([200, 409]);
		expect(second.body).toMatchObject({ current: { title: 'First' }, yours: { title: 'Second' } });
	});

	it('is refused once the event is cancelled, which stays readable but unlisted', async () => {
		expect((await owner.post(`${path}/cancel`)).body.status).toBe('cancelled');
		expect((await market.visitor.get(path)).body.status).toBe('cancelled');
		expect((await market.visitor.get('/api/events?q=first')).body.items).toEqual([]);
		expect((await owner.patch(path, { title: 'x' })).body.code).toBe('event_cancelled');
		expect((await moderator.post(`${path}/approve`)).body.code).toBe('event_cancelled');
	});
});

describe('a business that is deleted during the request', async () => {
	const instrumented = instrumentDatabase();
	const site = createApiSite({ dependencies: { database: instrumented.database } });
	const owner = await site.as('emil-owner');
	const host = await site.business('emil-owner', { name: 'Host' });
	const event = await site.event('emil-owner', host);

	it.each([
		['joins nothing', `/api/events/${event.id}/join`, {}],
		[
			'announces nothing',
			'/api/events',
			{
				title: 'Too late',
				location_name: 'Here',
				time_zone: 'UTC',
				start_at: '2027-05-01T10:00',
				end_at: '2027-05-01T11:00'
			}
		]
	])('%s', async (_, path, input) => {
		const deleted = await site.business('emil-owner', { name: 'Deleted' });
		const checks = instrumented.holdNext('after the query');
		const response = owner.post(path, { business_id: deleted.id, ...input });
		await checks.held;
		expect((await owner.remove(`/api/businesses/${deleted.id}?name=Deleted`)).status).toBe(204);
		checks.release();
		expect(await response).toMatchObject({ status: 404, body: { code: 'not_found' } });
	});
});

describe('the list of events', async () => {
	const gallery = await market.business('gina-owner', { name: 'Gallery' });
	const on = (title: string, start: string, end: string, more = {}) =>
		market.event('gina-owner', gallery, {
			title,
			start_at: start,
			end_at: end,
			time_zone: 'UTC',
			...more
		});
	await on('Long show', '2027-06-01T12:00', '2027-06-10T12:00');
	await on('Morning', '2027-06-03T08:00', '2027-06-03T10:00', {
		latitude: -16.5,
		longitude: 179.9
	});
	await on('Evening', '2027-06-03T18:00', '2027-06-03T23:00', {
		latitude: -16.5,
		longitude: -179.9
	});
	const june = async (query: string) =>
		titles((await market.visitor.get(`/api/events?business=${gallery.id}&${query}`)).body);

	it('contains an event of several days once, on any of its days', async () => {
		expect(await june('from=2027-06-01T00:00:00Z')).toEqual(['Long show', 'Morning', 'Evening']);
		expect(await june('from=2027-06-03T00:00:00Z')).toEqual(['Morning', 'Long show', 'Evening']);
		expect(await june('from=2027-06-08T00:00:00Z')).toEqual(['Long show']);
		expect(await june('from=2027-06-10T12:00:00Z')).toEqual([]);
		expect(await june('from=2027-06-03T09:00:00Z&to=2027-06-03T09:01:00Z')).toEqual([
			'Morning',
			'Long show'
		]);
		expect(await june('from=2027-06-03T00:00:00Z&q=show')).toEqual(['Long show']);
	});

	it('finds places on both sides of the date line only', async () => {
		expect(await june('bbox=179,-20,-179,-10')).toEqual(['Morning', 'Evening']);
		expect(await june('bbox=179,-20,181,-10')).toEqual(['Morning', 'Evening']);
		expect(await june('bbox=-181,-20,-179,-10')).toEqual(['Morning', 'Evening']);
		expect(await june('bbox=179,-20,180,-10')).toEqual(['Morning']);
		expect(await june('bbox=-180,-90,180,90')).toEqual(['Morning', 'Evening']);
		expect(await june('bbox=0,0,10,10')).toEqual([]);
		const everywhere = await market.visitor.get('/api/events?bbox=179,-20,-179,-10');
		expect(titles(everywhere.body)).toEqual(['Morning', 'Evening']);
	});

	it.each([180, -180])('finds what lies at %d degrees from both sides', async (longitude) => {
		const title = `On ${longitude}`;
		const place = { latitude: 70.99, longitude };
		await on(title, '2027-08-03T08:00', '2027-08-03T10:00', place);
		const august = (box: string) => june(`from=2027-08-01T00:00:00Z&bbox=${box}`);
		expect(await august('179.9,70.9,180,71')).toContain(title);
		expect(await august('-180,70.9,-179.9,71')).toContain(title);
		expect(await august('180,70.9,180.1,71')).toContain(title);
		expect(await august('-180,-90,180,90')).toContain(title);
		expect(await august('179.8,70.9,179.9,71')).toEqual([]);
	});

	it('is found by a slug in another form and case', async () => {
		const { slug } = await on('Crêpes für Ærø', '2027-08-08t08:00:00z', '2027-08-08t09:00');
		expect(slug).toContain('crepes-fur-ærø');
		for (const form of [slug.toUpperCase(), slug.replace('c', 'C')]) {
			const found = await market.visitor.get(`/api/events/${encodeURIComponent(form)}`);
			expect(found.body.slug).toBe(slug);
		}
		const place = await market.business('gina-owner', { name: 'Ёлка Γιορτή' });
		for (const form of [place.slug.normalize('NFD'), place.slug.toUpperCase()]) {
			const found = await market.visitor.get(`/api/businesses/${encodeURIComponent(form)}`);
			expect(found.body.slug).toBe(place.slug);
		}
	});

	it('says which word of a search was corrected', async () => {
		await on('Vinyl swap', '2027-08-09T08:00', '2027-08-09T10:00');
		const { body } = await market.visitor.get('/api/events?q=vinly');
		expect(body.items.map(({ title }) => title)).toContain('Vinyl swap');
		const search = { ignored: [], corrected: { from: 'vinly', to: 'vinyl' } };
		expect(body).toMatchObject({ search });
		expect((await market.visitor.get('/api/events?q=vinyl')).body).not.toHaveProperty('search');
	});

	it('is searched for with up to 200 code points', async () => {
		const search = (words: string) =>
			market.visitor.get(`/api/events?q=${encodeURIComponent(words)}`);
		expect((await search('🎪'.repeat(200))).status).toBe(200);
		expect((await search('🎪'.repeat(201))).body.fields).toEqual({
			q: 'Please search for fewer words.'
		});
	});

	it('reads times in lower case, and says how to write an offset', async () => {
		expect(await june('from=2027-06-03t00:00:00z&to=2027-06-03t12:00:00z')).toEqual([
			'Morning',
			'Long show'
		]);
		expect(await june('from=2027-06-03T10:30:00%2B01:00')).toContain('Morning');
		const unescaped = await market.visitor.get('/api/events?from=2027-06-03T10:30:00+01:00');
		expect(unescaped.status).toBe(400);
		expect(unescaped.body.error).toContain('%2B');
	});

	it('has the same ETag for a minute', async () => {
		const path = '/api/events?limit=2';
		const { headers, body } = await market.visitor.get(path);
		expect(body.next_cursor).not.toBeNull();
		market.pass(1);
		const again = { 'if-none-match': headers.get('etag') ?? '' };
		expect((await market.visitor.get(path, again)).status).toBe(304);
	});

	it('accepts the start of 1970 as the end of its range', async () => {
		const { body } = await market.visitor.get('/api/events?to=1970-01-01T00:00:00Z');
		expect(body.items).toEqual([]);
	});

	it('contains each event once across pages, with any filter', async () => {
		for (const query of [
			'',
			'q=m',
			'category=food-drink',
			'bbox=-180,-90,180,90',
			'near=0,180&radius=200',
			'when=2027-06-01..2027-06-30',
			'to=2027-12-01T00:00:00Z'
		]) {
			const all = await market.visitor.get(`/api/events?limit=50&${query}`);
			const seen = await allPages(market.visitor, `/api/events?limit=2&${query}`);
			expect(seen.map(({ title }) => title)).toEqual(titles(all.body));
		}
	});

	it.each([
		'when=soon',
		'when=2027-06-05..2027-06-01',
		'when=2027-01-01..2027-12-31',
		'when=today&from=2027-06-03T00:00:00Z',
		'when=today&to=2027-06-03T00:00:00Z',
		'near=52.5',
		'near=91,0',
		'near=52.5,13.4,9',
		'near=52.5,Berlin',
		'near=0,0&radius=0',
		'near=0,0&radius=201',
		'near=0,0&radius=many',
		'radius=5',
		'bbox=1,2,3',
		'bbox=0,10,10,0',
		'bbox=1,2,3,4,5',
		'bbox=0,0,10,90.1',
		'bbox=0,0,1e999,1',
		'bbox=0,,1,1',
		'bbox=0,0,1,1x',
		'bbox=0x1,0,1,1',
		'from=tomorrow',
		'from=2027-06-03T10:30:00',
		'from=2027-02-30T00:00:00Z',
		'business=bakery',
		'cursor=x'
	])('responds with 400 to %s', async (query) => {
		expect((await market.visitor.get(`/api/events?${query}`)).status).toBe(400);
	});
});

async function allPages(client: Client, path: string) {
	const items = [];
	let cursor: string | null = '';
	do {
		const { body } = await client.get(`${path}&cursor=${cursor}`);
		items.push(...body.items);
		cursor = body.next_cursor;
	} while (cursor);
	return items;
}
