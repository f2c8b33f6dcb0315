import { anEventInput } from '../../worker/testing/an-event.ts';
import { withAndWithoutScripts } from './projects.ts';
import { clientOf } from './signed-in.ts';
import { runCron } from './test-site.ts';
import { expect, test } from './test.ts';

test.use({ signedInAs: 'anna-attendee' });

test(
	'a guest saves an event, has it in a calendar, and hears that it is cancelled',
	withAndWithoutScripts,
	async ({ page, browser }) => {
		const owner = await clientOf(browser, 'olivia-owner');
		const moderator = await clientOf(browser, 'mona-moderator');
		const { items } = await (await owner.get('/api/businesses/mine')).json();
		const host = items.find(({ is_verified }: { is_verified: boolean }) => is_verified);
		const title = `Lantern walk ${crypto.randomUUID().slice(0, 8)}`;
		const date = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
		const data = { ...anEventInput(date), title, business_id: host.id };
		const { id, slug } = await (await owner.post('/api/events', { data })).json();
		await moderator.post(`/api/events/${id}/approve`);

		await using context = await browser.newContext({
			storageState: undefined,
			javaScriptEnabled: false
		});
		const visitor = await context.newPage();
		await visitor.goto(`/events/${slug}`);
		await visitor.getByRole('link', { name: 'Save', exact: true }).click();
		expect(new URL(visitor.url()).searchParams.get('return_to')).toBe(`/events/${slug}`);

		await page.goto(`/events/${slug}`);
		await page.getByRole('button', { name: 'Save', exact: true }).click();
		await expect(page.getByRole('button', { name: /^Saved/ })).toBeVisible();
		await page.goto('/saved');
		await expect(page.getByRole('link', { name: title })).toBeVisible();
		await page.getByRole('button', { name: /^Make a (?:new )?link/ }).click();
		const link = String(await page.locator('code').textContent());
		const calendar = await (await context.request.get(link)).text();
		expect(calendar).toContain(`SUMMARY:${title}`);
		await page.getByRole('button', { name: 'End the link' }).click();
		expect((await context.request.get(link)).status()).toBe(404);

		await owner.post(`/api/events/${id}/cancel`);
		await runCron();
		await page.goto('/account/notifications');
		const news = page.getByRole('link', { name: `Cancelled: ${title}` });
		await expect(news).toBeVisible();
		await page.getByRole('button', { name: 'Mark all as read' }).click();
		await expect(page.getByText('Marked as read')).toBeVisible();
		await expect(page.getByRole('button', { name: 'Mark all as read' })).toBeHidden();
		await page.goto('/saved');
		await page.getByRole('button', { name: `Remove ${title}` }).click();
		await expect(page.getByRole('link', { name: title })).toBeHidden();
	}
);
