import { beforeEach, describe, expect, it } from 'vitest';
import { pageBrowser } from '../page-browser.ts';
import { createdSlug, newSubmission, nextMonth, roles, usePagesSite } from './pages-site.ts';

const { as, slugs, site, query, row, businessRow, eventRow, idOf, eventForm, snapshot } =
	usePagesSite();

// One person has only five businesses at a time that wait for verification.
beforeEach(async () => {
	const kept = Object.values(slugs).map((slug) => `'${slug}'`);
	await query(`DELETE FROM businesses WHERE NOT is_verified AND slug NOT IN (${kept.join(', ')})`);
});

/** The page to which a form leads its owner. */
async function sendAndFollow(path: string, form: Record<string, string>) {
	const tab = as.owner.tab();
	const { location } = await tab.send(path, form);
	return tab.open(location ?? path);
}

describe('a form', () => {
	it('with errors comes back as typed, with each error next to its field', async () => {
		const typed = {
			name: '',
			description: '  Two\r\nlines & <b>more</b> ',
			website: 'javascript:alert(1)',
			instagram_url: 'https://evil.example/"onmouseover="alert(1)',
			contact_email: 'nobody',
			categories: 'music',
			...newSubmission()
		};
		const before = await snapshot();
		const seen = await as.owner.send('/businesses/new', typed);
		expect(seen.status).toBe(422);
		expect(seen.documentTitle).toBe('Error: Register a business · Popmap');
		expect(seen.focused).toContain('4 fields need your attention.');
		const wrong = {
			name: 'Please give the business a name.',
			website: 'Please enter a web address, like www.example.org.',
			instagram_url: 'Please enter your name on Instagram, like @yourname',
			contact_email: 'Please enter an e-mail address like hello@example.org.'
		};
		for (const [name, sentence] of Object.entries(wrong)) {
			expect(seen.field(name).isInvalid, name).toBe(true);
			expect(seen.field(name).description).toContain(sentence);
		}
		expect(seen.text).toMatch(
			/ Name: Please .* E-mail for customers: Please .* Website: Please .* Instagram: /
		);
		expect(seen.field('description').isInvalid).toBe(false);
		// A text area has \n for line breaks, which browsers submit as \r\n.
		expect(seen.form()).toMatchObject({ ...typed, description: '  Two\nlines & <b>more</b> ' });
		expect(seen.html).not.toContain('<b>more');
		expect(await snapshot()).toEqual(before);
	});

	it('cancels one date of a series, those after it, or all', async () => {
		const repeat = { repeat_every: 'two_weeks', repeat_times: '4', repeat_except: '' };
		const form = { ...(await eventForm('bakery', 'Fortnightly')), ...repeat };
		const first = createdSlug(await as.owner.send('/events/new', form));
		const dates = `SELECT slug, status FROM events WHERE series_id =
			(SELECT series_id FROM events WHERE slug = '${first}') ORDER BY start_at`;
		const slugs = (await query(dates)).map(({ slug }) => String(slug));
		const statuses = async () => (await query(dates)).map(({ status }) => status);
		const cancel = async (index: number, scope: string) => {
			const path = `/events/${slugs[index]}/cancel`;
			const shown = (await as.owner.open(path)).form();
			expect(shown).toMatchObject({ scope: 'one' });
			expect((await as.owner.send(path, { ...shown, scope })).status).toBe(303);
		};
		await cancel(0, 'one');
		expect(await statuses()).toEqual(['cancelled', 'pending', 'pending', 'pending']);
		await cancel(2, 'following');
		expect(await statuses()).toEqual(['cancelled', 'pending', 'cancelled', 'cancelled']);
		await cancel(1, 'all');
		expect(new Set(await statuses())).toEqual(new Set(['cancelled']));
	});

	it('changes one date of a series, those after it, or all, and says how many', async () => {
		const repeat = { repeat_every: 'week', repeat_times: '4', repeat_except: '' };
		const form = { ...(await eventForm('bakery', 'Every week')), ...repeat };
		const first = createdSlug(await as.owner.send('/events/new', form));
		const dates = `SELECT slug FROM events WHERE series_id =
			(SELECT series_id FROM events WHERE slug = '${first}') ORDER BY start_at`;
		const slugs = (await query(dates)).map(({ slug }) => String(slug));
		const titles = () =>
			Promise.all(slugs.map(async (slug) => (await as.owner.open(`/events/${slug}`)).title));
		const edit = async (index: number, changes: Record<string, string>) => {
			const path = `/events/${slugs[index]}/edit`;
			const shown = (await as.owner.open(path)).form();
			expect(shown).toMatchObject({ dates: 'one' });
			return (await sendAndFollow(path, { ...shown, ...changes })).text;
		};
		expect(await edit(1, { title: 'Lanterns' })).toContain('Your changes are saved.');
		const following = { title: 'Late', dates: 'following' };
		expect(await edit(2, following)).toContain('saved, for 1 more date too');
		expect(await titles()).toEqual(['Every week', 'Lanterns', 'Late', 'Late']);
		const all = { title: 'Market', dates: 'all' };
		expect(await edit(0, all)).toMatch(/for 2 more dates too. 1 date keeps what you gave it/);
		expect(await titles()).toEqual(['Market', 'Lanterns', 'Market', 'Market']);
		const typed = { title: '', dates: 'all' };
		const shown = (await as.owner.open(`/events/${slugs[0]}/edit`)).form();
		const refused = await as.owner.send(`/events/${slugs[0]}/edit`, { ...shown, ...typed });
		expect([refused.status, refused.form()['dates']]).toEqual([422, 'all']);
	});

	it('of an event can be saved as a draft, changed, announced later, or deleted', async () => {
		const typed = { ...(await eventForm('bakery', 'Some day')), start_at: '', location_name: '' };
		const kept = await sendAndFollow('/events/new', { ...typed, draft: '1' });
		expect(kept.text).toContain('Your draft is saved.');
		const link = kept.links.find((each) => /\/drafts\/\d+$/.test(each)) ?? '';
		const { submission_id: _, ...same } = typed;
		const shown = (await as.owner.open(link)).form();
		expect(shown).toMatchObject(same);
		expect((await as.other.open(link)).status).toBe(404);
		const early = await as.owner.send(link, { ...shown, then: 'announce' });
		expect(early.field('location_name').description).toContain('Please say where it is');
		const place = { location_name: 'Old Mill', start_at: nextMonth('10:00') };
		const changes = { ...shown, ...place, rain_plan: 'Tents' };
		expect((await as.owner.send(link, changes)).status).toBe(303);
		expect((await as.owner.send(link, { ...changes, title: 'Stale' })).status).toBe(409);
		const ready = (await as.owner.open(link)).form();
		expect(ready).toMatchObject({ ...place, rain_plan: 'Tents' });
		const announced = createdSlug(await as.owner.send(link, { ...ready, then: 'announce' }));
		expect(await eventRow(announced)).toMatchObject({ title: 'Some day', status: 'pending' });
		expect((await as.owner.open(link)).status).toBe(404);
		const withoutZone = { ...typed, time_zone: '', zone_guess: 'Asia/Tokyo' };
		const second = await sendAndFollow('/events/new', { ...withoutZone, draft: '1' });
		const open = second.links.find((each) => /\/drafts\/\d+$/.test(each)) ?? '';
		// It is that of the place, which the draft may get later.
		expect((await as.owner.open(open)).form()).toMatchObject({ time_zone: '' });
		const other = second.links.find((each) => /\/drafts\/\d+\/delete$/.test(each)) ?? '';
		const asked = await as.owner.open(other);
		expect(asked.text).toContain('Delete the draft Some day?');
		const deleted = await sendAndFollow(other, asked.form());
		expect(deleted.text).toContain('Your draft has been deleted.');
		expect(deleted.text).toContain('No drafts.');
	});

	it('of an event begins as a copy of another one, without its times, for those who manage it', async () => {
		const facts = { rain_plan: 'Into the <b>hall</b>', min_age: '12', price_amount: '0' };
		const form = { ...(await eventForm('bakery', 'To copy')), ...facts, address: 'Mill Lane 7' };
		const slug = createdSlug(await as.owner.send('/events/new', form));
		const original = await as.owner.open(`/events/${slug}`);
		expect(original.text).toContain('If it rains: Into the <b>hall</b>');
		expect(original.text).toContain('From age 12');
		const link = original.links.find((each) => each.includes('/events/new?copy=')) ?? '';
		const copy = await as.owner.open(link);
		const { start_at: _, end_at: __, submission_id: ___, ...same } = form;
		expect(copy.form()).toMatchObject({ ...same, start_at: '', end_at: '' });
		const times = { start_at: nextMonth('11:00'), end_at: nextMonth('12:00') };
		const made = createdSlug(await as.owner.send('/events/new', { ...copy.form(), ...times }));
		expect(await eventRow(made)).toMatchObject({ title: 'To copy', address: 'Mill Lane 7' });
		expect((await as.other.open(link)).text).not.toContain('Mill Lane 7');
	});

	it('of an event reports errors in times, coordinates and place', async () => {
		const typed = {
			...(await eventForm('bakery', ' ')),
			start_at: nextMonth('18:00'),
			end_at: nextMonth('10:00'),
			latitude: '91',
			longitude: 'east',
			repeat_every: 'week',
			repeat_times: '3',
			location_name: ''
		};
		const seen = await as.owner.send('/events/new', typed);
		expect(seen.status).toBe(422);
		expect(seen.field('title').description).toBe('Please give the event a title.');
		expect(seen.field('latitude').description).toContain('between -90 and 90');
		expect(seen.field('longitude').description).toContain('between -180 and 180');
		expect(seen.field('location_name').description).toContain('Please say where it is');
		expect(seen.form()).toMatchObject(typed);
		const place = {
			...seen.form(),
			title: 'Late',
			latitude: '',
			longitude: '',
			location_name: 'Here'
		};
		const again = await as.owner.send('/events/new', place);
		expect(again.field('end_at').description).toContain('after the start');
	});

	it('is filled in with a place that the owner keeps', async () => {
		const place = { location_name: 'Old mill', address: 'Mill Lane 1', latitude: '52.5' };
		const form = { ...(await eventForm('bakery', 'At the mill')), ...place, longitude: '13.4' };
		const { id } = await eventRow(createdSlug(await as.owner.send('/events/new', form)));
		expect((await as.owner.send('/venues?/save', { event: String(id) })).location).toBe('/venues');
		const kept = await as.owner.open('/venues');
		const link = kept.links.find((each) => each.includes('/events/new?venue=')) ?? '';
		const filled = (await as.owner.open(link)).form();
		expect(filled).toMatchObject({ ...place, longitude: '13.4', time_zone: form.time_zone });
		const venue = new URL(link, 'https://popmap.test').searchParams.get('venue') ?? '';
		expect((await as.other.open(`/events/new?venue=${venue}`)).text).not.toContain('Mill Lane');
		const refused = await as.owner.send('/venues?/rename', { id: venue, name: ' ' });
		expect(refused.status).toBe(422);
		await as.owner.send('/venues?/remove', { id: venue });
		expect((await as.owner.open('/venues')).links).not.toContain(link);
	});

	it('takes the time zone from the place, or else from the browser', async () => {
		const announce = async (title: string, place: Record<string, string>) => {
			const form = { ...(await eventForm('bakery', title)), time_zone: '', ...place };
			const sent = await as.owner.send('/events/new', { ...form, zone_guess: 'Asia/Tokyo' });
			return { path: sent.location ?? '', row: await eventRow(createdSlug(sent)) };
		};
		const pin = 'https://www.openstreetmap.org/#map=17/38.72/-9.14';
		const { row: pinned } = await announce('Pinned', { latitude: pin, longitude: '' });
		expect(pinned).toMatchObject({ latitude: 38.72, time_zone: 'Europe/Lisbon' });
		const nowhere = await announce('Nowhere', { address: 'Behind the mill' });
		expect(nowhere.row).toMatchObject({ time_zone: 'Asia/Tokyo' });
		const edit = `${nowhere.path}/edit`;
		const form = { ...(await as.owner.open(edit)).form(), time_zone: '' };
		await as.owner.send(edit, { ...form, address: 'Rua do Sol, Lisbon' });
		expect(await eventRow(decodeURIComponent(nowhere.path.split('/').at(-1) ?? ''))).toMatchObject({
			time_zone: 'Europe/Lisbon'
		});
	});

	it('takes coordinates, addresses and names as people write them', async () => {
		const place = { latitude: '52.5200, 13.4050', longitude: '' };
		const event = await as.owner.send('/events/new', {
			...(await eventForm('bakery', 'Map')),
			...place
		});
		expect(await eventRow(createdSlug(event))).toMatchObject({
			latitude: 52.52,
			longitude: 13.405
		});
		const edit = `${event.location}/edit`;
		const moved = { ...(await as.owner.open(edit)).form(), latitude: '\u221233,8688° 151,2093°' };
		expect((await as.owner.send(edit, moved)).status).toBe(303);
		expect(await eventRow(createdSlug(event))).toMatchObject({
			latitude: -33.8688,
			longitude: 151.2093
		});
		const links = {
			website: 'late.example/menu',
			instagram_url: '@late.bites',
			tiktok_url: 'late'
		};
		const stall = await as.owner.send('/businesses/new', {
			name: 'Late',
			...links,
			...newSubmission()
		});
		expect((await as.owner.open(stall.location ?? '')).links).toEqual(
			expect.arrayContaining([
				'https://late.example/menu',
				'https://www.instagram.com/late.bites',
				'https://www.tiktok.com/@late'
			])
		);
	});

	it('with four categories comes back with all of them', async () => {
		const edit = `/businesses/${slugs.bakery}/edit`;
		const { html } = await as.owner.open(edit);
		const all = [...html.matchAll(/name="categories" value="([^"]+)"/g)].map(
			([, slug = '']) => slug
		);
		const form = new URLSearchParams((await as.owner.open(edit)).form());
		form.delete('categories');
		for (const slug of all.slice(0, 4)) form.append('categories', slug);
		const seen = await as.owner.send(edit, form);
		expect([seen.status, seen.text]).toEqual([
			422,
			expect.stringContaining('Please choose three categories at most.')
		]);
		expect(seen.html.match(/name="categories"[^>]* checked/g)).toHaveLength(4);
	});

	it('sent twice, even at the same time, creates one business and one event', async () => {
		const stall = { name: 'Twice', ...newSubmission() };
		const fair = await eventForm('bakery', 'Twice');
		for (const [path, form] of [
			['/businesses/new', stall],
			['/events/new', fair]
		] as const) {
			const sent = await Promise.all([1, 2].map(() => as.owner.send(path, form)));
			sent.push(await as.owner.send(path, form));
			expect(sent.map(({ status }) => status)).toEqual([303, 303, 303]);
			expect(new Set(sent.map(({ location }) => location)).size).toBe(1);
		}
		const made = `SELECT (SELECT count(*) FROM businesses WHERE name = 'Twice') AS businesses,
			(SELECT count(*) FROM events WHERE title = 'Twice') AS events`;
		expect(await row(made)).toEqual({ businesses: 1, events: 1 });
	});

	it('with other content under the id of one that was sent says so, and can be sent as another', async () => {
		const form = { name: 'First of two', ...newSubmission() };
		expect((await as.owner.send('/businesses/new', form)).status).toBe(303);
		const refused = await as.owner.send('/businesses/new', { ...form, name: 'Second of two' });
		expect(refused.status).toBe(422);
		expect(refused.text).toContain('created “First of two”. Edit that one');
		expect(refused.text).toContain('To create another one, send this form.');
		expect(refused.form()['name']).toBe('Second of two');
		expect((await as.owner.send('/businesses/new', refused.form())).status).toBe(303);
		const fair = await eventForm('bakery', 'First fair');
		await as.owner.send('/events/new', fair);
		const second = await as.owner.send('/events/new', { ...fair, title: 'Second fair' });
		expect((await as.owner.send('/events/new', second.form())).status).toBe(303);
	});

	it('of an event begins with the business from whose page one came, however many one has', async () => {
		const columns =
			'owner_id, slug, name, description, is_verified, search_text, created_at, updated_at';
		await query(
			`INSERT INTO businesses (submission_id, ${columns})
			SELECT 'more-' || value, owner_id, 'more-' || value, 'More', '', 1, '', created_at, updated_at
			FROM businesses JOIN json_each('[${Array.from({ length: 51 }, (_, index) => index)}]')
			WHERE slug = '${slugs.bakery}'`
		);
		const own = await as.owner.open(`/events/new?business=${slugs.bakery}`);
		expect(own.field('business_id').value).toBe(await idOf('bakery'));
		const others = await as.other.open(`/events/new?business=${slugs.bakery}`);
		expect(others.text).not.toContain('Bakery');
		await query(`DELETE FROM businesses WHERE slug LIKE 'more-%'`);
	});

	it('of an event can announce a weekly series', async () => {
		const form = {
			...(await eventForm('bakery', 'Weekly')),
			repeat_every: 'week',
			repeat_times: '3'
		};
		const tab = as.owner.tab();
		const { location } = await tab.send('/events/new', form);
		expect((await tab.open(location ?? '')).text).toContain('on your dashboard.');
		const rows = await query(
			`SELECT start_at FROM events JOIN series ON series.id = series_id WHERE series.title = 'Weekly'`
		);
		expect(rows).toHaveLength(3);
	});

	it('of an event keeps the time zone under the name that was chosen', async () => {
		for (const time_zone of ['Asia/Kathmandu', 'Asia/Katmandu', 'Europe/Kyiv', 'Europe/Kiev']) {
			const form = { ...(await eventForm('bakery', 'Zone')), time_zone };
			const made = await as.owner.send('/events/new', form);
			const edit = await as.owner.open(`/events/${createdSlug(made)}/edit`);
			expect(edit.field('time_zone').value).toBe(time_zone);
		}
	});

	it('keeps its input when the session has ended, and can be sent after signing in again', async () => {
		const form = { name: 'Half-way', description: 'Typed for an hour', ...newSubmission() };
		const refused = await as.expired.send('/businesses/new', form);
		expect(refused.status).toBe(401);
		expect(refused.text).toContain('What you typed is still here');
		expect(refused.links).toContain('/login?return_to=%2Fbusinesses%2Fnew');
		const session = await site().signIn({}, 'emil-owner');
		const again = pageBrowser(site, () => session);
		const response = await again.send('/businesses/new', refused.form());
		const made = await businessRow(createdSlug(response));
		expect(made).toMatchObject({
			slug: expect.stringMatching(/^half-way-/),
			description: 'Typed for an hour'
		});
	});

	it.each([
		['/account/mail', '/account/mail'],
		['/account/notifications?/read', '/account/notifications'],
		['/saved?/calendar', '/saved']
	])('of %s leads to the sign-in page and back when the session has ended', async (path, back) => {
		const refused = await as.expired.send(path, { kind: 'event_cancelled' });
		expect([refused.status, refused.title]).toEqual([401, 'Please sign in']);
		expect(refused.links).toContain(`/login?return_to=${encodeURIComponent(back)}`);
	});

	it('keeps edits and the reason for a rejection when the session has ended', async () => {
		const edit = `/businesses/${slugs.bakery}/edit`;
		const typed = { ...(await as.owner.open(edit)).form(), description: 'Kept' };
		const refused = await as.expired.send(edit, typed);
		expect([refused.status, refused.form()]).toEqual([401, typed]);
		expect((await as.owner.send(edit, refused.form())).status).toBe(303);
		const editEvent = `/events/${slugs.own}/edit`;
		const times = { ...(await as.owner.open(editEvent)).form(), address: 'Kept Lane 1' };
		expect((await as.expired.send(editEvent, times)).form()).toEqual(times);
		const reason = { slug: slugs.unseen, reason: 'Please say\nwhere' };
		const review = await as.expired.send('/review?/reject', reason);
		expect([review.status, review.form()]).toEqual([401, reason]);
	});

	it('to join leads a visitor to the sign-in page and back', async () => {
		const path = `/businesses/${slugs.bakery}/join`;
		const seen = await as.visitor.send(`${path}?/join`, {
			event: await idOf('fair'),
			business_id: await idOf('bakery')
		});
		expect(seen.links).toContain(`/login?return_to=${encodeURIComponent(path)}`);
	});

	it('to join a cancelled or a pending event is refused', async () => {
		const join = `/businesses/${slugs.bakery}/join?/join`;
		const business_id = await idOf('bakery');
		const off = await as.owner.send(join, { event: await idOf('off'), business_id });
		expect([off.status, off.text]).toEqual([409, expect.stringContaining('was cancelled')]);
		const unseen = await as.owner.send(join, { event: slugs.unseen, business_id });
		expect([unseen.status, unseen.text]).toEqual([404, expect.stringContaining('is not public')]);
	});

	it('to delete a business requires its name', async () => {
		const before = await snapshot();
		const path = `/businesses/${slugs.bakery}/delete`;
		for (const name of ['', 'Baker', 'Studio']) {
			const seen = await as.owner.send(path, { name });
			expect([seen.status, seen.field('name').value]).toEqual([422, name]);
			expect(seen.field('name').description).toContain(
				'Please type the name of the business, Bakery'
			);
		}
		expect(await snapshot()).toEqual(before);
	});

	it('to end a session ends only a session of the same person', async () => {
		const mine = `SELECT s.id FROM sessions s JOIN users u ON u.id = s.user_id
			WHERE u.email = 'emil-owner@popmap.test' AND s.ended_at IS NULL ORDER BY s.created_at DESC`;
		const { id } = await row(mine);
		const before = await snapshot();
		for (const role of ['attendee', 'other', 'moderator'] as const) {
			const seen = await as[role].send('/account/sessions?/end', { id: String(id) });
			expect(seen.location).toBe('/account/sessions');
		}
		for (const role of ['visitor', 'expired'] as const) {
			const seen = await as[role].send('/account/sessions?/end', { id: String(id) });
			expect(seen.location).toBe('/login?return_to=%2Faccount%2Fsessions');
		}
		expect(await snapshot()).toEqual(before);
		const tab = as.owner.tab();
		const seen = await tab.send('/account/sessions?/end', { id: String(id) });
		expect(seen.location).toBe('/account/sessions');
		expect(
			(await row(`SELECT ended_at FROM sessions WHERE id = '${id}'`))['ended_at']
		).not.toBeNull();
		const once = await tab.open('/account/sessions');
		expect([once.focused, once.documentTitle]).toEqual([
			'Signed out on 1 device.',
			'Signed out: Where you’re signed in · Popmap'
		]);
		expect((await tab.open('/account/sessions')).text).not.toContain('Signed out on');
	});

	it('to sign a person out everywhere is for moderators only', async () => {
		const anna = await row(`SELECT id FROM users WHERE email = 'anna-attendee@popmap.test'`);
		const path = `/people/${anna['id']}`;
		const before = await snapshot();
		for (const role of roles.filter((one) => one !== 'moderator')) {
			expect((await as[role].send(`${path}?/signOut`, {})).status).toBe(404);
		}
		expect(await snapshot()).toEqual(before);
		const tab = as.moderator.tab();
		expect((await tab.send(`${path}?/signOut`, {})).location).toBe(path);
		expect((await tab.open(path)).focused).toMatch(/^Signed out on \d+ devices?\.$/);
		expect((await tab.open(path)).focused).toBe('');
		expect((await as.attendee.open('/dashboard')).status).toBe(303);
	});
});

describe('a form of a browser that says little about itself', () => {
	it.each<[string, (origin: string) => Record<string, string>]>([
		['only Sec-Fetch-Site', () => ({ 'sec-fetch-site': 'same-origin' })],
		['only Referer, as text browsers do', (origin) => ({ referer: `${origin}/businesses/new` })]
	])('works with %s', async (sent, headersAt) => {
		const { origin } = new URL(site().settings.APP_ORIGIN);
		const name = `Sent with ${sent}`;
		const session = await site().signIn();
		const response = await site().visit('one', '/businesses/new', {
			method: 'POST',
			headers: {
				...headersAt(origin),
				accept: 'text/html',
				cookie: `popmap_session=${session}`,
				'content-type': 'application/x-www-form-urlencoded'
			},
			body: new URLSearchParams({ name, ...newSubmission() }).toString()
		});
		expect(response.status).toBe(303);
		expect(await query(`SELECT id FROM businesses WHERE name = '${name}'`)).toHaveLength(1);
	});
});
