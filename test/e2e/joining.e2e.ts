import type { Browser, Page } from '@playwright/test';
import { anEventInput } from '../../worker/testing/an-event.ts';
import { withAndWithoutScripts } from './projects.ts';
import { storageStateOf } from './signed-in.ts';
import { origin } from './test-site.ts';
import { expect, test } from './test.ts';

/** Projects and runs share a database, so names must differ. */
const unique = () => crypto.randomUUID().slice(0, 8);

async function as(browser: Browser, id: string): Promise<Page> {
	const context = await browser.newContext({ storageState: await storageStateOf(id) });
	return context.newPage();
}

const aMonthAhead = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

async function post(page: Page, path: string, data: object = {}) {
	const headers = { origin, 'sec-fetch-site': 'same-origin' };
	const response = await page.request.post(path, { data, headers });
	expect(response.status(), await response.text()).toBeLessThan(300);
	const made: { id: number; slug: string } = await response.json();
	return made;
}

async function verifiedBusiness(owner: Page, moderator: Page, name: string) {
	const business = await post(owner, '/api/businesses', { name });
	await post(moderator, `/api/businesses/${business.id}/verify`);
	return business;
}

test(
	'a business asks on the page of an event, the host says yes, and the next one waits for a place',
	withAndWithoutScripts,
	async ({ browser }) => {
		test.setTimeout(120_000);
		const run = unique();
		const [bread, wool] = [`Bread ${run}`, `Wool ${run}`];
		const moderator = await as(browser, 'mona-moderator');
		const host = await as(browser, 'otto-other-owner');
		const baker = await as(browser, 'emil-owner');
		const spinner = await as(browser, 'olivia-owner');
		const { id: hostId } = await verifiedBusiness(host, moderator, `Hall ${run}`);
		await verifiedBusiness(baker, moderator, bread);
		await verifiedBusiness(spinner, moderator, wool);
		const event = await post(host, '/api/events', {
			...anEventInput(aMonthAhead),
			title: `Fair ${run}`,
			business_id: hostId,
			joining: 'on_request',
			capacity: 1
		});
		await post(moderator, `/api/events/${event.id}/approve`);

		for (const [page, name] of [
			[baker, bread],
			[spinner, wool]
		] as const) {
			await page.goto(`/events/${event.slug}`);
			await page.getByRole('link', { name: 'Join with your business' }).click();
			await page.getByRole('button', { name: `Ask to join with ${name}` }).click();
			await expect(page.getByText('We’ll tell you what the host says.')).toBeVisible();
		}

		await host.goto(`/events/${event.slug}`);
		await host.getByRole('link', { name: 'Requests and participants' }).click();
		await host.getByRole('button', { name: `Accept ${bread}` }).click();
		await expect(host.getByText('They’re taking part. We’ve told them.')).toBeVisible();
		await host.getByRole('button', { name: `Accept ${wool}` }).click();
		await expect(host.getByText('They’re on the waiting list')).toBeVisible();

		const waiting = host.getByRole('region', { name: 'Waiting for a place' });
		await waiting.getByText(`Say no to ${wool}`).click();
		await waiting.getByRole('button', { name: `Send to ${wool}` }).click();
		await expect(waiting.getByLabel('Why not')).toHaveAccessibleDescription(/tell them why/);
		await waiting.getByLabel('Why not').fill('Only food this time.');
		await waiting.getByRole('button', { name: `Send to ${wool}` }).click();
		await expect(host.getByText('We’ve told them why.')).toBeVisible();

		await spinner.reload();
		await expect(spinner.getByText('Only food this time.')).toBeVisible();
		await baker.goto(`/events/${event.slug}`);
		const list = baker.getByRole('region', { name: 'Who’s taking part' });
		await expect(list.getByRole('listitem').first()).toContainText('Host');
		await expect(list.getByRole('link', { name: bread })).toBeVisible();

		await baker.getByRole('link', { name: 'Join with your business' }).click();
		await baker.getByRole('button', { name: `Leave with ${bread}` }).click();
		await expect(baker.getByText('You’re not taking part.')).toBeVisible();
	}
);
