import { load } from 'cheerio';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PageResponse } from '../page-browser.ts';
import { createdSlug, usePagesSite } from './pages-site.ts';

const { as, slugs, site, query, row, idOf, eventForm, createEvent, approve } = usePagesSite();

describe('text that people typed', () => {
	const markup = '</title></script><script>alert(1)</script> & "quotes" <b>’';
	const typed = `${markup} ليلى 👩‍🍳`;
	let slug = '';
	let path = '';
	beforeAll(async () => {
		const more = { address: 'Line 1, "A"', latitude: '52.5', longitude: '13.4' };
		const form = {
			...(await eventForm('bakery', typed)),
			description: `${typed}\r\nmore`,
			...more
		};
		slug = createdSlug(await as.owner.send('/events/new', form));
		path = `/events/${encodeURIComponent(slug)}`;
		await approve(slug);
		await as.owner.send(`/businesses/${slugs.bakery}/join?/join`, {
			event: String((await row(`SELECT id FROM events WHERE slug = '${slug}'`))['id']),
			business_id: await idOf('bakery')
		});
	});

	it('is shown as typed on every page and never as markup', async () => {
		const searched = '/?q=alert';
		for (const [place, reader] of [
			[path, as.visitor],
			[searched, as.visitor],
			[`${path}/edit`, as.owner],
			[`${path}/cancel`, as.owner],
			['/dashboard', as.owner],
			[`/businesses/${slugs.bakery}`, as.owner]
		] as const) {
			const seen = await reader.open(place);
			expect(seen.status, place).toBe(200);
			expect(seen.html, place).not.toMatch(/<script>alert|<b>’/);
			const isInField = place.endsWith('/edit');
			expect(isInField ? seen.field('title').value : seen.text, place).toContain(typed);
		}
		expect((await as.owner.open(`${path}/edit`)).field('description').value).toBe(`${typed}\nmore`);
		const query = await as.visitor.open(`/?q=${encodeURIComponent(markup)}`);
		expect(query.html).not.toContain('<script>alert');
	});

	it('says what an event costs and where its tickets are', async () => {
		const facts = {
			price_amount: '7,50',
			price_currency: 'GBP',
			ticket_url: 'www.tickets.example/market',
			setting: 'outdoor',
			accessibility: 'step_free',
			accessibility_note: 'Ring <b>twice</b>'
		};
		const form = { ...(await eventForm('bakery', 'Ticketed')), ...facts };
		const ticketed = createdSlug(await as.owner.send('/events/new', form));
		await approve(ticketed);
		const seen = await as.visitor.open(`/events/${ticketed}`);
		for (const words of ['£7.50', 'Outdoors', 'Step-free access', 'Ring <b>twice</b>'])
			expect(seen.text).toContain(words);
		expect(seen.text).toContain('Tickets at tickets.example');
		expect(seen.markup).toMatch(
			/<a [^>]*href="https:\/\/www\.tickets\.example\/market" rel="external nofollow noopener ugc"/
		);
		const edit = (await as.owner.open(`/events/${ticketed}/edit`)).form();
		expect(edit).toMatchObject({
			...facts,
			price_amount: '7.5',
			ticket_url: 'https://www.tickets.example/market'
		});
		expect((await as.visitor.open('/?q=ticketed')).text).toContain('£7.50');
		await as.owner.send(`/events/${ticketed}/cancel`, {});
		expect((await as.visitor.open(`/events/${ticketed}`)).links).not.toContain(
			'https://www.tickets.example/market'
		);
	});

	it('has its web addresses as links, for nobody to gain from', async () => {
		const description = 'Menu: https://menu.example/a_(b).\njavascript:alert(1) www.stall.example';
		const form = { ...(await eventForm('bakery', 'Linked')), description };
		const { location } = await as.owner.send('/events/new', form);
		const seen = await as.owner.open(location ?? '');
		expect(seen.markup).toMatch(
			/Menu: <a href="https:\/\/menu\.example\/a_\(b\)" rel="external nofollow ugc noopener" dir="ltr">https:\/\/menu\.example\/a_\(b\)<\/a>\.\njavascript:alert\(1\) <a/
		);
		expect(seen.links).toContain('https://www.stall.example/');
		expect(seen.links.some((link) => link.startsWith('javascript:'))).toBe(false);
	});

	it('is in the metadata for sharing and search engines as typed', async () => {
		const seen = await as.visitor.open(path);
		const { APP_ORIGIN: origin } = site().settings;
		expect(seen.meta('og:title')).toBe(typed);
		expect(seen.meta('og:url')).toBe(origin + path);
		expect(seen.meta('og:image')).toMatch(
			new RegExp(`^${origin}${path}/share\\.png\\?version=[\\w-]+$`)
		);
		expect(seen.meta('og:description')).toContain('10:00 to 18:00 · Old Mill');
		expect(seen.meta('robots')).toBeNull();
		expect(seen.structuredData()).toMatchObject({
			'@type': 'Event',
			name: typed,
			description: `${typed}\nmore`,
			url: origin + path,
			startDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT10:00:00\+0[12]:00$/),
			location: {
				name: 'Old Mill',
				address: { '@type': 'PostalAddress' },
				geo: { latitude: 52.5, longitude: 13.4 }
			},
			organizer: { name: 'Bakery', url: `${origin}/businesses/${slugs.bakery}` },
			performer: [{ name: 'Bakery' }]
		});
	});

	it('has no metadata while the event is pending, or when it was cancelled before approval', async () => {
		const unapproved = await createEvent(as.owner, 'bakery', 'Unheard of');
		await as.owner.send(`/events/${unapproved}/cancel`, {});
		for (const slug of [slugs.unseen, unapproved]) {
			const seen = await as.owner.open(`/events/${slug}`);
			expect(seen.meta('robots')).toBe('noindex');
			expect([seen.meta('og:title'), seen.structuredData()]).toEqual([null, null]);
			expect(seen.html).not.toMatch(/wa\.me|data-share|share\.\w+\.js/);
		}
	});

	it('keeps its metadata when a public event is cancelled', async () => {
		const seen = await as.visitor.open(`/events/${slugs.off}`);
		expect(seen.structuredData()).toMatchObject({
			eventStatus: 'https://schema.org/EventCancelled'
		});
		expect(seen.html).toMatch(/wa\.me[^]*data-share|data-share[^]*wa\.me/);
	});

	it('is in the calendar file as typed', async () => {
		const { html: calendar, headers } = await as.visitor.open(`${path}/calendar.ics`);
		expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
		expect(headers.get('content-disposition')).toBe(
			`attachment; filename="event.ics"; filename*=UTF-8''${encodeURIComponent(`${slug}.ics`)}`
		);
		const lines = calendar.replaceAll('\r\n ', '').split('\r\n');
		expect(lines).toContain(`SUMMARY:${typed}`);
		expect(lines).toContain(`DESCRIPTION:${typed}\\nmore`);
		expect(lines).toContain('LOCATION:Old Mill\\, Line 1\\, "A"');
		expect(lines).toContain('GEO:52.5;13.4');
		expect(lines).toContain(`URL:${site().settings['APP_ORIGIN']}${path}`);
		expect(lines.find((line) => line.startsWith('DTSTART:'))).toMatch(/^DTSTART:\d{8}T0[89]0000Z$/);
		expect(lines).toContain('STATUS:CONFIRMED');
		const off = await as.visitor.open(`/events/${slugs.off}/calendar.ics`);
		expect(off.html).toContain('STATUS:CANCELLED\r\n');
	});

	it('is added to calendars by links that count, and lead there', async () => {
		const { html } = await as.visitor.open(path);
		const links = html.match(/href="[^"]*\/calendar\/[^"]*"[^>]*/g) ?? [];
		expect(links).toHaveLength(3);
		expect(links.every((link) => link.includes('nofollow'))).toBe(true);
		const targets: Record<string, string> = {
			apple: `${path}/calendar.ics`,
			google: 'https://calendar.google.com/calendar/render?',
			outlook: 'https://outlook.live.com/calendar/0/deeplink/compose?'
		};
		for (const [program, target] of Object.entries(targets)) {
			const response = await site().visit('one', `${path}/calendar/${program}`);
			expect(response.status).toBe(303);
			expect(response.headers.get('location')?.startsWith(target)).toBe(true);
			expect(response.headers.getSetCookie()).toEqual([]);
			expect(response.headers.get('cache-control')).toContain('no-store');
		}
		await site().visit('one', `${path}/calendar/google`, { method: 'HEAD' });
		await site().visit('one', `${path}/calendar/google`, {
			headers: { 'sec-purpose': 'prefetch' }
		});
		expect((await as.visitor.open(`${path}/calendar/yahoo`)).status).toBe(404);
		const adds = `SELECT total FROM calendar_adds WHERE event_id = (SELECT id FROM events WHERE slug = '${slug}')`;
		expect(await row(adds)).toEqual({ total: 3 });
		const dashboard = await as.owner.open('/dashboard');
		expect(dashboard.text).toContain('Added to calendars 3 times');
	});
});

it('a public business can be shared, and one that waits cannot', async () => {
	const shared = await as.visitor.open(`/businesses/${slugs.bakery}`);
	const [, link = ''] = /href="(https:\/\/wa\.me\/[^"]+)"/.exec(shared.html) ?? [];
	const text = new URL(link).searchParams.get('text');
	expect(text).toMatch(new RegExp(`.+ on Popmap: \\S+/businesses/${slugs.bakery}$`));
	const name = 'Not yet verified';
	const waiting = createdSlug(await as.owner.send('/businesses/new', { name }));
	expect((await as.owner.open(`/businesses/${waiting}`)).html).not.toContain('wa.me');
});

describe('search engines', () => {
	it('are led to pages with an address of their own, not to searches and later pages', async () => {
		const { APP_ORIGIN: origin = '' } = site().settings;
		const { id } = await row(`SELECT id FROM businesses WHERE slug = '${slugs.bakery}'`);
		for (const [path, address] of [
			['/', '/'],
			['/?utm_source=x', '/'],
			['/?category=music', '/categories/music'],
			['/categories/music', '/categories/music'],
			['/businesses?category=music&utm_source=x', '/businesses?category=music'],
			[`/businesses/${id}`, `/businesses/${slugs.bakery}`],
			[`/events/${slugs.fair}/businesses`, `/events/${slugs.fair}/businesses`]
		] as const) {
			const seen = await as.visitor.open(path);
			expect([seen.meta('robots'), seen.meta('og:url')], path).toEqual([null, origin + address]);
			expect(seen.canonical, path).toBe(origin + address);
			expect(seen.headers.get('content-type')).toBe('text/html; charset=utf-8');
		}
		for (const [path, title] of [
			['/?q=cake', 'Events for “cake” · Popmap'],
			['/in/lisbon?when=today', 'Events near Lisbon · Popmap'],
			['/in/lisbon', 'Events near Lisbon · Popmap'],
			['/in/lisbon?category=music', 'Events in Music near Lisbon · Popmap'],
			['/?near=38.7,-9.1', 'Events near you · Popmap'],
			['/businesses?q=cake', 'Businesses for “cake” · Popmap']
		] as const) {
			const seen = await as.visitor.open(path);
			expect([seen.meta('robots'), seen.canonical], path).toEqual(['noindex', null]);
			expect(seen.documentTitle).toBe(title);
		}
	});
});

describe('a feed', () => {
	it.each(['', '/in/berlin', '/categories/music', () => `/businesses/${slugs.bakery}`])(
		'of %s is led to by its page, and comes from the cache with an ETag',
		async (list) => {
			const path = typeof list === 'string' ? list : list();
			const page = await as.visitor.open(path === '' ? '/' : path);
			for (const [format, type] of [
				['calendar.ics', 'text/calendar'],
				['feed.atom', 'application/atom+xml'],
				['feed.json', 'application/feed+json']
			] as const) {
				expect(page.html).toContain(`type="${type}"`);
				expect(page.html).toContain(`href="${site().settings['APP_ORIGIN']}${path}/${format}"`);
				const first = await as.visitor.open(`${path}/${format}`);
				const again = await as.visitor.open(`${path}/${format}?utm_source=x`);
				expect([first.status, first.headers.get('content-type')]).toEqual([
					200,
					`${type}; charset=utf-8`
				]);
				expect(again.headers.get('cache-status')).toBe('popmap; hit');
				expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
				expect(first.headers.get('etag')).toMatch(/^W\/"/);
			}
		}
	);

	it('is in the language of its address, and has an entry of its own in the cache', async () => {
		const { APP_ORIGIN: origin = '' } = site().settings;
		const path = '/feed.atom';
		const page = await as.visitor.open('/de');
		expect(page.html).toContain(`href="${origin}/de${path}"`);
		const german = await as.visitor.open(`/de${path}`);
		expect(german.html).toContain('xml:lang="de"');
		expect(german.html).toContain(`<id>${origin}/de${path}</id>`);
		expect(german.html).toContain(`href="${origin}/de/events/${slugs.fair}"`);
		const english = await as.visitor.open(path, { 'accept-language': 'de' });
		expect(english.html).toContain('xml:lang="en-GB"');
		const again = await as.visitor.open(`/de${path}`, { 'accept-language': 'es' });
		expect(again.headers.get('cache-status')).toBe('popmap; hit');
		expect(again.html).toBe(german.html);
		const calendar = await as.visitor.open(`/es/events/${slugs.fair}/calendar.ics`);
		expect(calendar.html).toContain('PRODID:-//Popmap//Events//ES');
		expect((await as.visitor.open('/de/robots.txt')).status).toBe(404);
	});

	it('of a business goes on to show what was cancelled', async () => {
		const { html } = await as.visitor.open(`/businesses/${slugs.bakery}/calendar.ics`);
		expect(html).toMatch(/STATUS:CANCELLED\r\n(?:(?!END:VEVENT)[^])*SUMMARY:Called off/);
		expect(html).not.toContain('Unseen three');
	});

	it.each([
		['/in/köln/feed.atom', 301, '/in/koln/feed.atom'],
		['/in/no-such-town/feed.atom', 404, null],
		['/categories/Music/feed.json', 301, '/categories/music/feed.json'],
		['/categories/unknown/feed.json', 404, null],
		['/businesses/unknown/calendar.ics', 404, null],
		['/in/berlin/feed.rss', 404, null]
	])('at %s answers %i', async (path, status, location) => {
		const seen = await as.visitor.open(path);
		expect([seen.status, seen.location]).toEqual([status, location]);
	});
});

describe('the sitemap', () => {
	const read = async (address: string) => {
		const { html, headers, status } = await as.visitor.open(new URL(address).pathname);
		expect([status, headers.get('content-type')], address).toEqual([
			200,
			'application/xml; charset=utf-8'
		]);
		const $ = load(html, { xml: true });
		return $('loc')
			.toArray()
			.map((location) => $(location).text());
	};

	it('leads from robots.txt to every public page, and to no other', async () => {
		const { APP_ORIGIN: origin = '' } = site().settings;
		const robots = await as.visitor.open('/robots.txt');
		expect(robots.headers.get('content-type')).toBe('text/plain; charset=utf-8');
		const [, index = ''] = /^Sitemap: (\S+)$/m.exec(robots.html) ?? [];
		expect(index).toBe(`${origin}/sitemap.xml`);
		const pages = (await Promise.all((await read(index)).map(read))).flat();
		const shown = [slugs.fair, slugs.own].map((slug) => `${origin}/events/${slug}`);
		expect(pages).toEqual(
			expect.arrayContaining([...shown, `${origin}/businesses/${slugs.bakery}`])
		);
		for (const slug of [slugs.off, slugs.unseen, slugs.hidden]) {
			expect(pages.some((page) => page.includes(slug))).toBe(false);
		}
		for (const page of pages) {
			const { canonical } = await as.visitor.open(new URL(page).pathname);
			expect(canonical).toBe(page);
		}
		const again = await as.visitor.open('/sitemap.xml');
		expect(again.html).toMatch(/events-0\.xml<\/loc><lastmod>\d{4}-\d\d-\d\dT[\d:.]+Z<\/lastmod>/);
		expect(again.headers.get('cache-status')).toBe('popmap; hit');
		expect((await as.visitor.open('/sitemap/people-1.xml')).status).toBe(404);
	});
});

describe('an event with sixty participants', () => {
	const numbers = `WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 60)`;

	it('shows fifty and links to pages of all of them', async () => {
		const path = `/events/${slugs.fair}`;
		const all = `${path}/businesses`;
		expect((await as.attendee.open(path)).links).not.toContain(all);
		await query(`${numbers}
			INSERT INTO businesses (id, submission_id, slug, name, description, is_verified, search_text, created_at, updated_at)
			SELECT 1000 + n, n, 'stall-' || n, 'Stall ' || n, '', TRUE, '', n, n FROM numbers`);
		await query(`${numbers}
			INSERT INTO event_businesses (event_id, business_id, joined_at)
			SELECT (SELECT id FROM events WHERE slug = '${slugs.fair}'), 1000 + n, n FROM numbers`);
		const event = await as.attendee.openUncached(path);
		expect(event.links).toContain(all);
		const stalls = ({ links }: PageResponse) =>
			links.filter((link) => link.startsWith('/businesses/stall-'));
		const inOrder = Array.from({ length: 60 }, (_, index) => `/businesses/stall-${index + 1}`);
		expect(stalls(event)).toEqual(inOrder.slice(0, 50));
		const first = await as.attendee.openUncached(all);
		expect(first.text).toContain('in Fair');
		expect([stalls(first), first.links]).toEqual([
			inOrder.slice(0, 20),
			expect.arrayContaining([path])
		]);
		const next = first.links.find((link) => link.includes('cursor=')) ?? '';
		const second = await as.visitor.open(next);
		expect(stalls(second)).toEqual(inOrder.slice(20, 40));
		expect([second.meta('robots'), second.documentTitle]).toEqual([
			'noindex',
			'Who’s taking part: Fair, continued · Popmap'
		]);
		expect(second.text).toContain('Back to the start: More businesses');
		const old = await as.visitor.open(`${all}?cursor=participants_0_0_x`);
		expect([old.status, old.location]).toEqual([303, all]);
	});
});
