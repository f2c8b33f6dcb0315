import { describe, expect, it } from 'vitest';
import { createdSlug, newSubmission, nextMonth, usePagesSite } from './pages-site.ts';

const { as, slugs, eventForm, createEvent, approve, verify } = usePagesSite();

/** What the page announces first, by its title and its focus. */
const newsOf = ({ documentTitle, focused }: { documentTitle: string; focused: string }) => [
	documentTitle.includes(': ') ? documentTitle.replace(/: .*/, '') : '',
	focused
];
const nothing = ['', ''];

describe('what was just done', () => {
	it('is announced once by the page of the thing, in its title and with the focus', async () => {
		const tab = as.owner.tab();
		const edit = `/events/${slugs.own}/edit`;
		const form = { ...(await tab.open(edit)).form(), description: 'Changed' };
		const { location, headers } = await tab.send(edit, form);
		expect(location).toBe(`/events/${slugs.own}`);
		const cookie = headers.getSetCookie().find((line) => line.startsWith('popmap_flash='));
		expect(cookie).toMatch(
			/; Max-Age=120; Path=\/events\/own-market-[\d-]+-\w+; HttpOnly; SameSite=Lax$/
		);
		expect(newsOf(await tab.open(location ?? ''))).toEqual(['Saved', 'Your changes are saved.']);
		expect(newsOf(await tab.open(location ?? ''))).toEqual(nothing);
	});

	it('is not announced when it is no longer so', async () => {
		const tab = as.owner.tab();
		const business = createdSlug(
			await tab.send('/businesses/new', { name: 'Quick', ...newSubmission() })
		);
		await verify(business);
		expect(newsOf(await tab.open(`/businesses/${business}`))).toEqual(nothing);
		const event = createdSlug(
			await tab.send('/events/new', await eventForm('bakery', 'Quick too'))
		);
		await approve(event);
		expect(newsOf(await tab.open(`/events/${event}`))).toEqual(nothing);
		const moderator = as.moderator.tab();
		await moderator.send('/review?/approve', { slug: slugs.unseen });
		await as.moderator.send('/review?/reject', { slug: slugs.unseen, reason: 'No' });
		expect(newsOf(await moderator.open('/review'))).toEqual(nothing);
	});

	it('is announced to nobody else', async () => {
		const tab = as.owner.tab();
		const event = createdSlug(await tab.send('/events/new', await eventForm('bakery', 'Mine')));
		const other = as.moderator.tab();
		other.cookies.set('popmap_flash', { value: 'created%201' });
		expect(newsOf(await other.open(`/events/${event}`))).toEqual(nothing);
		expect(newsOf(await tab.open(`/events/${event}`))).toEqual([
			'Announced',
			'Saved. A moderator will review it next. Then everyone can see it.'
		]);
	});

	it('is announced after each decision, with a link', async () => {
		const tab = as.moderator.tab();
		const slug = await createEvent(as.owner, 'bakery', 'Weighed');
		const decisions = [
			['approve', {}, 'Approved', 'Weighed is approved.'],
			['reject', { reason: 'No' }, 'Rejected', 'Weighed is rejected.']
		] as const;
		for (const [action, more, title, sentence] of decisions) {
			const { location } = await tab.send(`/review?/${action}`, { slug, ...more });
			const seen = await tab.open(location ?? '');
			expect(newsOf(seen)).toEqual([title, expect.stringContaining(sentence)]);
			expect(seen.links).toContain(`/events/${slug}`);
		}
		const owner = as.owner.tab();
		await owner.send(`/events/${slug}/cancel`, {});
		expect(newsOf(await owner.open(`/events/${slug}`))[0]).toBe('Cancelled');
	});

	it('is told to a script with the address of the page, which it then announces', async () => {
		const tab = as.owner.tab();
		const form = { ...(await eventForm('bakery', 'By script')), start_at: nextMonth('09:00') };
		const sent = await tab.send('/events/new', form, { 'x-enhanced-form': '1' });
		const address = sent.headers.get('x-location') ?? '';
		expect([sent.status, sent.location, address]).toEqual([
			204,
			null,
			expect.stringMatching(/^\/events\/by-script-/)
		]);
		expect(newsOf(await tab.open(address))[0]).toBe('Announced');
	});

	it('is announced for a business that was deleted', async () => {
		const tab = as.owner.tab();
		const form = { name: 'Short-lived', ...newSubmission() };
		const slug = createdSlug(await tab.send('/businesses/new', form));
		await tab.send(`/businesses/${slug}/delete`, { name: form.name });
		expect(newsOf(await tab.open('/dashboard'))).toEqual([
			'Deleted',
			'Your business has been deleted.'
		]);
	});
});
