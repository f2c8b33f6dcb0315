import { describe, expect, it } from 'vitest';
import { limits } from '../../../worker/limits.ts';
import { newSubmission, usePagesSite } from './pages-site.ts';

const { as, slugs, query, createBusiness, eventForm, verify, snapshot } = usePagesSite();

/** Copies the pending event of the site under other names. */
const addPending = (count: number) =>
	query(`INSERT INTO events (host_business_id, created_by, submission_id, slug, title, description,
			location_name, address, start_at, end_at, time_zone, search_text, created_at, updated_at)
		WITH RECURSIVE copies(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copies WHERE n < ${count})
		SELECT host_business_id, created_by, 'copy-' || n, 'copy-' || n, title, description,
			location_name, address, start_at, end_at, time_zone, search_text, created_at, updated_at
		FROM events, copies WHERE slug = '${slugs.unseen}'`);

describe('a form that is sent while too much of the same person waits', () => {
	it('to register a business comes back as typed with the reason, and can be sent later', async () => {
		const waiting = [slugs.hidden];
		while (waiting.length < limits.unverifiedBusinesses) {
			waiting.push(await createBusiness(as.owner, `Stall ${waiting.length}`));
		}
		const typed = {
			name: 'One more stall',
			description: 'Typed for an hour',
			website: 'stall.example',
			instagram_url: '@stall',
			categories: 'music',
			...newSubmission()
		};
		const before = await snapshot();
		const seen = await as.owner.send('/businesses/new', typed);
		expect([seen.status, seen.documentTitle]).toEqual([422, 'Error: Register a business · Popmap']);
		expect(seen.focused).toContain(
			'You have 5 businesses that wait for verification, which is as many as one person can have.'
		);
		expect(seen.links).toContain('/dashboard');
		expect(seen.form()).toMatchObject(typed);
		expect(await snapshot()).toEqual(before);
		await verify(waiting[0] ?? '');
		expect((await as.owner.send('/businesses/new', seen.form())).status).toBe(303);
	});

	it('to announce an event comes back as typed with the reason, and can be sent later', async () => {
		await addPending(limits.pendingAnnouncements - 1);
		const typed = {
			...(await eventForm('bakery', 'One more market')),
			description: 'Typed for an hour',
			address: 'Kept Lane 1',
			categories: 'music',
			repeat_every: 'week',
			repeat_times: '3'
		};
		const before = await snapshot();
		const seen = await as.owner.send('/events/new', typed);
		expect([seen.status, seen.documentTitle]).toEqual([422, expect.stringMatching(/^Error: /)]);
		expect(seen.focused).toContain(
			'You have 50 announcements that wait for review or that you cancelled today, which is as many as one person can have.'
		);
		expect(seen.links).toContain('/dashboard');
		expect(seen.form()).toMatchObject(typed);
		expect(await snapshot()).toEqual(before);
		await as.moderator.send('/review?/approve', { slug: slugs.unseen });
		expect((await as.owner.send('/events/new', seen.form())).status).toBe(303);
	});
});
