import { anEventInput } from '../../worker/testing/an-event.ts';
import { withAndWithoutScripts } from './projects.ts';
import { clientOf, storageStateOf } from './signed-in.ts';
import { expect, test } from './test.ts';

test.use({ signedInAs: 'anna-attendee' });

test(
	'a guest asks the organiser of an event, who answers',
	withAndWithoutScripts,
	async ({ page, browser }) => {
		const client = await clientOf(browser, 'olivia-owner');
		const moderator = await clientOf(browser, 'mona-moderator');
		const { items } = await (await client.get('/api/businesses/mine')).json();
		const host = items.find(({ is_verified }: { is_verified: boolean }) => is_verified);
		const title = `Kite day ${crypto.randomUUID().slice(0, 8)}`;
		const date = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
		const data = { ...anEventInput(date), title, business_id: host.id };
		const { id, slug } = await (await client.post('/api/events', { data })).json();
		await moderator.post(`/api/events/${id}/approve`);

		await using visitors = await browser.newContext({ storageState: undefined });
		const visitor = await visitors.newPage();
		await visitor.goto(`/events/${slug}`);
		await visitor.getByRole('link', { name: 'Ask the organiser' }).click();
		expect(new URL(visitor.url()).searchParams.get('return_to')).toBe(`/events/${slug}/questions`);

		await page.goto(`/events/${slug}`);
		await page.getByRole('link', { name: 'Ask the organiser' }).click();
		const question = page.getByRole('textbox', { name: 'Your question' });
		await question.fill('🪁'.repeat(1_001));
		await page.getByRole('button', { name: 'Send the question' }).click();
		await expect(page.getByText('Please keep this to 1000 characters').first()).toBeVisible();
		await expect(question).toHaveValue('🪁'.repeat(1_001));
		await question.fill('Are dogs welcome?');
		await page.getByRole('button', { name: 'Send the question' }).click();
		await expect(page.getByText('Your question is on its way')).toBeVisible();
		await expect(page.getByText('Waiting for an answer')).toBeVisible();

		await using hosts = await browser.newContext({
			storageState: await storageStateOf('olivia-owner')
		});
		const owner = await hosts.newPage();
		await owner.goto('/account/notifications');
		await owner.getByRole('link', { name: `A question about ${title}` }).click();
		await expect(owner.getByText('Are dogs welcome?')).toBeVisible();
		await expect(owner.getByText('anna', { exact: false })).toHaveCount(0);
		await owner.getByRole('textbox', { name: 'Your answer' }).fill('Yes, on a lead.');
		await owner.getByRole('button', { name: 'Send the answer' }).click();
		await expect(owner.getByText('Your answer is on its way')).toBeVisible();

		await page.goto('/account/notifications');
		await page.getByRole('link', { name: `Your question about ${title}` }).click();
		await expect(page.getByText('Yes, on a lead.')).toBeVisible();
	}
);
