import type { Page } from '@playwright/test';
import { everywhere } from './projects.ts';
import { examplesOfEmil } from './signed-in.ts';
import { expect, test } from './test.ts';

test.use({ signedInAs: 'emil-owner' });

/** Eight days from now at this hour, as a date field writes it. */
function soon(hour: string): string {
	const day = new Date(Date.now() + 8 * 86_400_000).toISOString().slice(0, 10);
	return `${day}T${hour}`;
}

async function fillInTimeAndPlace(page: Page): Promise<void> {
	await page.getByLabel('Starts').fill(soon('10:00'));
	await page.getByLabel('Ends').fill(soon('18:00'));
	await page.getByLabel('Time zone').selectOption('Europe/Berlin');
	await page.getByLabel('Place name').fill('Markthalle Süd');
}

test(
	'an owner keeps a draft, announces it as a series, and edits one date, then all of them',
	everywhere,
	async ({ page }) => {
		test.setTimeout(120_000);
		const { businesses } = await examplesOfEmil();
		const title = `Lantern walk ${crypto.randomUUID().slice(0, 8)}`;
		await page.goto(`/events/new?business=${businesses}`);
		await page.getByLabel('Title').fill(title);
		await page.getByLabel('Repeat', { exact: true }).selectOption('week');
		await page.getByLabel('How many dates').fill('3');
		await page.getByRole('button', { name: 'Save as draft' }).click();
		await expect(page.getByText('Your draft is saved.')).toBeVisible();

		await page.getByRole('link', { name: title, exact: true }).click();
		await expect(page.getByLabel('Repeat', { exact: true })).toHaveValue('week');
		await page.getByRole('button', { name: 'Announce' }).click();
		await expect(page.getByRole('alert')).toContainText('Starts');
		await fillInTimeAndPlace(page);
		await page.getByRole('button', { name: 'Announce' }).click();
		await expect(page.getByText('one event for each date')).toBeVisible();

		const first = page.url();
		await page.getByRole('link', { name: 'Edit' }).first().click();
		await expect(page.getByRole('radio', { name: 'Only this one' })).toBeChecked();
		await page.getByLabel('Title').fill(`${title}, first night`);
		await page.getByRole('button', { name: 'Save changes' }).click();
		await expect(page.getByText('Your changes are saved.')).toBeVisible();

		await page.goto(first);
		await page.getByRole('link', { name: 'Edit' }).first().click();
		await page.getByLabel('Place name').fill('Alte Mühle');
		await page.getByRole('radio', { name: 'All that are still to come' }).check();
		await page.getByRole('button', { name: 'Save changes' }).click();
		await expect(page.getByText('saved, for 2 more dates too')).toBeVisible();
		await page.goto('/dashboard?show=waiting');
		await expect(page.getByText(title, { exact: true }).first()).toBeVisible();
	}
);

test('an owner deletes a draft after a question', everywhere, async ({ page }) => {
	const title = `Not today ${crypto.randomUUID().slice(0, 8)}`;
	await page.goto('/events/new');
	await page.getByLabel('Title').fill(title);
	await page.getByRole('button', { name: 'Save as draft' }).click();
	await page.getByRole('link', { name: `Delete ${title}` }).click();
	await page.getByRole('button', { name: 'Delete the draft' }).click();
	await expect(page.getByText('Your draft has been deleted.')).toBeVisible();
	await expect(page.getByRole('link', { name: title, exact: true })).toHaveCount(0);
});

test(
	'an owner gives a draft a cover, which is the cover of the event when it is announced',
	everywhere,
	async ({ page, browser }) => {
		const { businesses } = await examplesOfEmil();
		const title = `Lantern show ${crypto.randomUUID().slice(0, 8)}`;
		await page.goto(`/events/new?business=${businesses}`);
		await page.getByLabel('Title').fill(title);
		await page.getByRole('button', { name: 'Save as draft' }).click();
		await page.getByRole('link', { name: `Pictures of ${title}` }).click();
		const form = page.getByRole('region', { name: 'Cover' });
		await form.getByLabel('Picture', { exact: true }).setInputFiles('web/static/icon-512.png');
		await form.getByLabel('What’s in the picture?').fill('Paper lanterns');
		await form.getByRole('button', { name: 'Upload' }).click();
		await expect(page.getByText('Your changes are saved.')).toBeVisible();
		const cover = page.getByRole('img', { name: 'Paper lanterns' });
		const widthOf = () => cover.evaluate((image: HTMLImageElement) => image.naturalWidth);
		await expect.poll(widthOf).toBeGreaterThan(0);
		const file = (await cover.getAttribute('src')) ?? '';
		await using stranger = await browser.newContext({ storageState: { cookies: [], origins: [] } });
		expect((await stranger.request.get(file)).status()).toBe(401);
		expect((await stranger.request.get(`/pictures/${file.split('/').at(-1)}`)).status()).toBe(404);

		await page.getByRole('link', { name: 'Back to the draft' }).click();
		await fillInTimeAndPlace(page);
		await page.getByRole('button', { name: 'Announce' }).click();
		await expect(page).toHaveURL(/\/events\/lantern-show-/);
		await expect.poll(widthOf).toBeGreaterThan(0);
		expect(await cover.getAttribute('src')).toMatch(/^\/pictures\//);
	}
);
