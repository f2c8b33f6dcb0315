import { withAndWithoutScripts } from './projects.ts';
import { examplesOfEmil } from './signed-in.ts';
import { expect, test } from './test.ts';

const photograph = 'web/static/icon-512.png';

test.describe('an owner', () => {
	test.use({ signedInAs: 'emil-owner' });

	test(
		'gives an event a cover and takes it away again',
		withAndWithoutScripts,
		async ({ page }) => {
			const { events } = await examplesOfEmil();
			await page.goto(`/events/${events}`);
			await page.getByRole('link', { name: 'Pictures' }).click();
			const form = page.getByRole('region', { name: 'Cover' });
			await form.getByLabel('Picture', { exact: true }).setInputFiles(photograph);
			await form.getByLabel('What’s in the picture?').fill('A stall with a red roof');
			await form.getByRole('button', { name: 'Upload' }).click();
			const cover = page.getByRole('img', { name: 'A stall with a red roof' });
			await expect(cover).toBeVisible();
			await expect(cover).toHaveJSProperty('complete', true);
			expect(await cover.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(
				0
			);
			await page.getByRole('link', { name: 'Pictures' }).click();
			await page.getByRole('button', { name: 'Remove the cover' }).click();
			await expect(page).toHaveURL(`/events/${events}`);
			await expect(cover).toBeHidden();
		}
	);

	test(
		'sees what is wrong with a file, and keeps the description',
		withAndWithoutScripts,
		async ({ page }) => {
			const { businesses } = await examplesOfEmil();
			await page.goto(`/businesses/${businesses}/pictures`);
			const logo = page.getByRole('region', { name: 'Logo' });
			await logo
				.getByLabel('Picture', { exact: true })
				.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') });
			await logo.getByLabel('What’s in the picture?').fill('Two socks');
			await logo.getByRole('button', { name: 'Upload' }).click();
			await expect(logo.getByText("We can't read this picture").first()).toBeVisible();
			await expect(logo.getByLabel('What’s in the picture?')).toHaveValue('Two socks');
			await expect(page.getByRole('region', { name: 'Cover' }).getByRole('alert')).toBeHidden();
		}
	);
});
