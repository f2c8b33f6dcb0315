import type { APIRequestContext, Browser, Page } from '@playwright/test';
import { anEventInput } from '../../worker/testing/an-event.ts';
import { withAndWithoutScripts } from './projects.ts';
import { signInAs } from './sign-in.ts';
import { clientOf } from './signed-in.ts';
import { cognito, origin, runCron } from './test-site.ts';
import { expect, test } from './test.ts';

interface Item {
	id: number;
	is_verified: boolean;
}

async function businessOf(client: APIRequestContext): Promise<Item> {
	const { items }: { items: Item[] } = await (await client.get('/api/businesses/mine')).json();
	const verified = items.find(({ is_verified }) => is_verified);
	if (!verified) throw new Error('None of the newest businesses is verified.');
	return verified;
}

/** Olivia announces an event, Emil’s business joins it, and Olivia cancels it. */
async function cancelJoinedEvent(browser: Browser, title: string): Promise<void> {
	const [olivia, emil, mona] = await Promise.all(
		['olivia-owner', 'emil-owner', 'mona-moderator'].map((id) => clientOf(browser, id))
	);
	if (!olivia || !emil || !mona) throw new Error('Three people have signed in.');
	const date = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
	const { id: host } = await businessOf(olivia);
	const input = { ...anEventInput(date), title, business_id: host };
	const event: Item = await (await olivia.post('/api/events', { data: input })).json();
	await mona.post(`/api/events/${event.id}/approve`, { data: {} });
	const { id: guest } = await businessOf(emil);
	const joined = await emil.post(`/api/events/${event.id}/join`, { data: { business_id: guest } });
	expect(joined.status()).toBe(200);
	expect((await olivia.post(`/api/events/${event.id}/cancel`, { data: {} })).status()).toBe(200);
}

/** The message with this subject, in the outbox page. */
async function messageIn(page: Page, subject: string) {
	await page.goto(`${cognito}/outbox`);
	return page.getByRole('article').filter({ has: page.getByRole('heading', { name: subject }) });
}

test('reports a sign-in with another browser', async ({ page, browser }) => {
	await signInAs(page, 'anna-attendee');
	const elsewhere = await browser.newContext({ baseURL: origin });
	await signInAs(await elsewhere.newPage(), 'anna-attendee');
	await elsewhere.close();
	await runCron();
	const message = (await messageIn(page, 'New sign-in to your Popmap account')).first();
	await expect(message).toContainText('to anna-attendee@popmap.test');
	await expect(message).toContainText('Device: Chrome on');
	await expect(message.getByRole('link', { name: '/account/sessions' })).toBeVisible();
	await expect(message).not.toContainText('unsubscribe');
});

test(
	'stops e-mails from the link in one, and starts them again',
	withAndWithoutScripts,
	async ({ page, browser }) => {
		const title = `Market ${crypto.randomUUID().slice(0, 8)}`;
		await cancelJoinedEvent(browser, title);
		await runCron();
		const message = await messageIn(page, `Cancelled: ${title}`);
		await expect(message).toContainText('to emil-owner@popmap.test');
		await expect(message).toContainText('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
		// A link of two lines has its middle beside itself.
		const link = message.getByRole('link', { name: '/unsubscribe/' });
		await page.goto(String(await link.getAttribute('href')));
		await expect(page.getByRole('heading', { name: 'Stop these e-mails?' })).toBeVisible();
		await page.getByRole('button', { name: 'Stop them' }).click();
		const stopped = page.getByRole('heading', { name: 'You won’t get these e-mails any more' });
		await expect(stopped).toBeVisible();
		await page.getByRole('button', { name: 'Get them again' }).click();
		await expect(page.getByRole('heading', { name: 'Stop these e-mails?' })).toBeVisible();
	}
);

test.describe('on the account page', () => {
	test.use({ signedInAs: 'otto-other-owner' });

	test('chooses which e-mails to get', withAndWithoutScripts, async ({ page }) => {
		await page.goto('/account');
		await page.getByRole('link', { name: 'E-mails from us' }).click();
		const cancelled = page.getByRole('checkbox', {
			name: 'an event that I saved or joined is cancelled'
		});
		await cancelled.setChecked(false);
		await page.getByRole('button', { name: 'Save' }).click();
		await expect(page.locator('#main').getByText('Saved', { exact: true })).toBeVisible();
		await page.goto('/account/mail');
		await expect(cancelled).not.toBeChecked();
		await cancelled.setChecked(true);
		await page.getByRole('button', { name: 'Save' }).click();
		await expect(page.locator('#main').getByText('Saved', { exact: true })).toBeVisible();
		await page.goto('/account/mail');
		await expect(cancelled).toBeChecked();
	});
});
