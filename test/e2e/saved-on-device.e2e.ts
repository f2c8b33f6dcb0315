import { examplesOfEmil } from './signed-in.ts';
import { signInAs } from './sign-in.ts';
import { expect, test } from './test.ts';

test('a visitor saves in the browser, finds it again, and takes it along when signing in', async ({
	page
}) => {
	const { events, businesses } = await examplesOfEmil();
	const kept = () => page.evaluate(() => localStorage.getItem('saved'));
	const saved = page.getByRole('button', { name: /^Saved/ });
	await page.goto(`/events/${events}`);
	const title = String(await page.getByRole('heading', { level: 1 }).textContent());
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(saved).toBeVisible();
	await page.reload();
	await expect(saved).toBeVisible();

	const other = await page.context().newPage();
	await other.goto(`/events/${events}`);
	await other.getByRole('button', { name: /^Saved/ }).click();
	await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeVisible();
	expect(await kept()).toBe(null);
	await other.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(saved).toBeVisible();
	await other.close();

	await page.goto(`/businesses/${businesses}`);
	const name = String(await page.getByRole('heading', { level: 1 }).textContent());
	await page.getByRole('button', { name: 'Follow', exact: true }).click();
	await page.getByRole('link', { name: 'See your list' }).click();
	await expect(page.getByRole('link', { name: title })).toBeVisible();
	await expect(page.getByRole('link', { name })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Back to the start' })).toBeHidden();
	expect(await page.context().cookies()).toEqual([]);

	// An event that is gone, and a server that does not answer, leave the rest.
	await page.evaluate(() => {
		const list = JSON.parse(localStorage.getItem('saved') ?? '{}');
		list.events.push({ id: 987_654_321, until: 0 });
		localStorage.setItem('saved', JSON.stringify(list));
	});
	await page.route(/\/saved\?events/, (route) => route.abort());
	await page.reload();
	await expect(page.getByText('Your list can’t be shown right now')).toBeVisible();
	await page.unroute(/\/saved\?events/);
	await page.reload();
	await expect(page.getByRole('link', { name: title })).toBeVisible();
	expect(await kept()).not.toContain('987654321');
	await page.getByRole('button', { name: `Stop following ${name}` }).click();
	await expect(page.getByText('You don’t follow anybody yet')).toBeVisible();

	await page.route('/api/saved', (route) => route.abort());
	await signInAs(page, 'anna-attendee', '/saved');
	expect(await kept()).not.toBe(null);
	await page.unroute('/api/saved');
	await page.reload();
	await expect(page.getByRole('link', { name: title })).toBeVisible();
	await expect.poll(kept).toBe(null);
	await page.getByRole('button', { name: `Remove ${title}` }).click();
	await expect(page.getByRole('link', { name: title })).toBeHidden();
});
