import { describe, expect, it } from 'vitest';
import type { PageResponse } from '../page-browser.ts';
import { nextMonth, usePagesSite } from './pages-site.ts';

const { as, slugs, row, businessRow, createBusiness, createEvent, approve } = usePagesSite();

describe('a second tab', () => {
	it('that saves a business is shown both versions and may save its own', async () => {
		const path = `/businesses/${slugs.studio}/edit`;
		const [first, second] = [await as.other.open(path), await as.other.open(path)];
		const saved = await as.other.send(path, { ...first.form(), description: 'From the first' });
		expect(saved.status).toBe(303);
		const mine = {
			...second.form(),
			description: 'From the second',
			website: 'https://s.example/'
		};
		const both = await as.other.send(path, mine);
		expect(both.status).toBe(409);
		expect(both.text).toContain('This was changed in the meantime');
		expect(both.text).toMatch(/Saved version From the first Your version From the second/);
		expect(both.text).toMatch(/Saved version Empty Your version https:\/\/s\.example\//);
		expect(both.text).not.toMatch(/Name Saved version/);
		expect(both.field('description').value).toBe('From the second');
		expect((await businessRow(slugs.studio))['description']).toBe('From the first');
		expect((await as.other.send(path, both.form())).status).toBe(303);
		expect(await businessRow(slugs.studio)).toMatchObject({
			description: 'From the second',
			website: 'https://s.example/'
		});
	});

	it('that saves an event is shown both versions, times included', async () => {
		const path = `/events/${slugs.fair}/edit`;
		const [first, second] = [await as.other.open(path), await as.other.open(path)];
		await as.other.send(path, { ...first.form(), start_at: nextMonth('11:00') });
		const both = await as.other.send(path, { ...second.form(), title: 'Fair, later' });
		expect(both.status).toBe(409);
		expect(both.text).toMatch(/Title Saved version Fair Your version Fair, later/);
		expect(both.text).toMatch(/Starts Saved version \S+T11:00 Your version \S+T10:00/);
		expect((await as.other.send(path, both.form())).status).toBe(303);
		expect((await as.visitor.open(`/events/${slugs.fair}`)).text).toContain('10:00 to 18:00');
	});
});

describe('a moderator or owner', () => {
	/** What the queue's forms about this slug would send. */
	async function inQueue(slug: string) {
		let path: string | undefined = '/review';
		while (path) {
			const seen: PageResponse = await as.moderator.open(path);
			const [approve, reject, verify] = ['approve', 'reject', 'verify'].map(
				(action) => seen.formAbout(slug, action) ?? {}
			);
			if (approve?.['slug'] || verify?.['slug']) return { approve, reject, verify };
			path = seen.links.find((link) => link.includes('cursor='));
		}
		throw new RangeError(`${slug} is not in the queue`);
	}
	const changed = 'This was changed in the meantime';
	const reason = 'Please say where it is.';

	it('who decides second is shown the first decision and may decide again', async () => {
		const slug = await createEvent(as.owner, 'bakery', 'Contested');
		const [first, second] = [await inQueue(slug), await inQueue(slug)];
		expect((await as.moderator.send('/review?/approve', first.approve ?? {})).status).toBe(303);
		const late = await as.moderator.send('/review?/reject', { ...second.reject, reason });
		expect([late.status, late.text]).toEqual([409, expect.stringContaining(changed)]);
		expect(late.text).toMatch(/Current version .*Contested .*Public/);
		expect(late.formAbout(slug, 'approve')).toBeNull();
		expect(late.formAbout(slug, 'reject')).toEqual({ slug, version: '2', reason });
		expect((await as.visitor.open(`/events/${slug}`)).status).toBe(200);
		const again = await as.moderator.send('/review?/reject', late.formAbout(slug, 'reject') ?? {});
		expect(again.location).toBe('/review');
		expect((await as.visitor.open(`/events/${slug}`)).status).toBe(404);
	});

	it('a moderator can reject a public event from its page', async () => {
		const slug = await createEvent(as.owner, 'bakery', 'Misleading title');
		await approve(slug);
		const path = `/review?event=${slug}`;
		expect((await as.visitor.open(`/events/${slug}`)).html).not.toContain('/review?event=');
		expect((await as.moderator.open(`/events/${slug}`)).html).toContain(path);
		const page = await as.moderator.open(path);
		expect(page.text).toMatch(/Current version .*Misleading title .*Public/);
		const reject = { ...page.formAbout(slug, 'reject'), reason: 'It sells something else.' };
		expect((await as.moderator.send('/review?/reject', reject)).location).toBe('/review');
		expect((await as.visitor.open(`/events/${slug}`)).status).toBe(404);
		expect((await as.moderator.open('/review?event=nothing')).status).toBe(404);
		expect((await as.owner.open(path)).status).toBe(404);
	});

	it('a moderator suspends a business from its page, and its owner reads why', async () => {
		const slug = await createBusiness(as.owner, 'Copycat');
		await as.moderator.send('/review?/verify', { slug });
		const page = `/businesses/${slug}`;
		const path = `/review?business=${slug}`;
		expect((await as.visitor.open(page)).html).not.toContain(path);
		expect((await as.moderator.open(page)).html).toContain(path);
		const form = (await as.moderator.open(path)).formAbout(slug, 'suspend') ?? {};
		const empty = await as.moderator.send('/review?/suspend', { ...form, reason: ' ' });
		expect([empty.status, empty.text]).toEqual([422, expect.stringContaining('Please tell')]);
		const said = 'These are pictures of another shop.';
		const sent = await as.moderator.send('/review?/suspend', { ...form, reason: said });
		expect(sent.location).toBe('/review');
		expect((await as.visitor.openUncached(page)).status).toBe(404);
		expect((await as.owner.open(page)).text).toContain(said);
		expect((await as.owner.open('/dashboard')).text).toContain(said);
		const restore = (await as.moderator.open(path)).formAbout(slug, 'restore') ?? {};
		expect((await as.moderator.send('/review?/restore', restore)).status).toBe(303);
		expect((await as.visitor.openUncached(page)).status).toBe(200);
		expect((await as.owner.open(page)).text).not.toContain(said);
	});

	it('is shown the new text of an event that its owner has changed in the meantime', async () => {
		const slug = await createEvent(as.owner, 'bakery', 'Harmless');
		const { approve } = await inQueue(slug);
		const edit = `/events/${slug}/edit`;
		const typed = {
			...(await as.owner.open(edit)).form(),
			title: 'Harmful',
			description: 'Knives'
		};
		expect((await as.owner.send(edit, typed)).status).toBe(303);
		const late = await as.moderator.send('/review?/approve', approve ?? {});
		expect([late.status, late.text]).toEqual([409, expect.stringContaining(changed)]);
		expect(late.text).toMatch(/Current version .*Harmful .*Knives/);
		expect((await as.visitor.open(`/events/${slug}`)).status).toBe(404);
		const again = late.formAbout(slug, 'approve') ?? {};
		expect((await as.moderator.send('/review?/approve', again)).location).toBe('/review');
		expect((await as.visitor.open(`/events/${slug}`)).status).toBe(200);
	});

	it('is shown the new text of a business that its owner has changed in the meantime', async () => {
		const slug = await createBusiness(as.owner, 'Corner Shop');
		const { verify } = await inQueue(slug);
		const edit = `/businesses/${slug}/edit`;
		const typed = { ...(await as.owner.open(edit)).form(), description: 'Anything' };
		await as.owner.send(edit, typed);
		const late = await as.moderator.send('/review?/verify', verify ?? {});
		expect([late.status, late.text]).toEqual([409, expect.stringContaining('Anything')]);
		expect((await as.visitor.open(`/businesses/${slug}`)).status).toBe(404);
		const again = late.formAbout(slug, 'verify') ?? {};
		expect((await as.moderator.send('/review?/verify', again)).location).toBe('/review');
	});

	it('who sends a decision twice decides once', async () => {
		const slug = await createEvent(as.owner, 'bakery', 'Double click');
		const { approve = {} } = await inQueue(slug);
		for (const { location } of await Promise.all(
			[1, 2].map(() => as.moderator.send('/review?/approve', approve))
		)) {
			expect(location).toBe('/review');
		}
		expect((await row(`SELECT version FROM events WHERE slug = '${slug}'`))['version']).toBe(2);
	});

	it('whose session has ended gets the decision back with the version that was read', async () => {
		const sent = { slug: slugs.unseen, version: '1', reason };
		const refused = await as.expired.send('/review?/reject', sent);
		expect([refused.status, refused.form()]).toEqual([401, sent]);
	});

	it('who cancels or deletes something that has changed in the meantime is shown the change first', async () => {
		const slug = await createEvent(as.owner, 'bakery', 'Rained off');
		const cancel = `/events/${slug}/cancel`;
		const asRead = (await as.owner.open(cancel)).form();
		await approve(slug);
		const late = await as.owner.send(cancel, asRead);
		expect([late.status, late.text]).toEqual([409, expect.stringMatching(/Rained off .*Public/)]);
		expect((await as.owner.send(cancel, late.form())).location).toBe(`/events/${slug}`);

		const name = 'Gone Tomorrow';
		const gone = await createBusiness(as.owner, name);
		const path = `/businesses/${gone}/delete`;
		const form = { ...(await as.owner.open(path)).form(), name };
		await as.moderator.send('/review?/verify', { slug: gone });
		const kept = await as.owner.send(path, form);
		expect([kept.status, kept.text]).toEqual([409, expect.stringContaining(changed)]);
		expect(kept.form()).toEqual({ name, version: '2' });
		expect((await as.owner.send(path, kept.form())).location).toBe('/dashboard');
	});
});
