import { withAndWithoutScripts } from './projects.ts';
import { examplesOfEmil } from './signed-in.ts';
import { expect, test } from './test.ts';

test.use({ signedInAs: 'emil-owner' });

test(
	'an owner chooses a short name, and prints posters that lead there',
	withAndWithoutScripts,
	async ({ page, browser }) => {
		const { businesses, events } = await examplesOfEmil();
		const name = `stall-${crypto.randomUUID().slice(0, 8)}`;
		await page.goto(`/businesses/${businesses}/edit`);
		const field = page.getByLabel('Short name');
		await field.fill('support');
		await page.getByRole('button', { name: 'Save changes' }).click();
		await expect(page.getByText('This name is reserved').first()).toBeVisible();
		await expect(field).toHaveValue('support');
		await field.fill(`@${name.toUpperCase()}`);
		await page.getByRole('button', { name: 'Save changes' }).click();
		const link = page.getByRole('link', { name: `The short address of @${name}` });
		await expect(link).toHaveText(new RegExp(`/@${name}$`));

		await using context = await browser.newContext({ storageState: undefined });
		const visitor = await context.newPage();
		await visitor.goto(`/@${name.toUpperCase()}`);
		expect(new URL(visitor.url()).pathname).toBe(`/@${name}`);
		await expect(visitor.getByRole('heading', { name: 'Next' })).toBeVisible();
		expect((await visitor.goto(`/@${name}-x`))?.status()).toBe(404);

		await page.getByRole('link', { name: 'Poster' }).click();
		await expect(page.getByRole('img', { name: `QR code for` })).toBeVisible();
		await expect(page.getByText(`/@${name}`)).toBeVisible();
		await page.goto(`/events/${events}/poster`);
		await page.emulateMedia({ media: 'print' });
		await expect(page.getByRole('banner')).toBeHidden();
		await expect(page.getByRole('img', { name: `QR code for` })).toBeVisible();

		await visitor.goto(`/events/${events}/poster`);
		expect(new URL(visitor.url()).pathname).toBe('/login');
	}
);
