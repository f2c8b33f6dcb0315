import { withAndWithoutScripts } from './projects.ts';
import { clientOf, examplesOfEmil } from './signed-in.ts';
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

test(
	'a team says that it is at its stall with one tap, and visitors see where',
	withAndWithoutScripts,
	async ({ page, browser }) => {
		const owner = await clientOf(browser, 'emil-owner');
		const moderator = await clientOf(browser, 'mona-moderator');
		// A business of its own: other stories say where those of the sample are.
		const name = `stall-${crypto.randomUUID().slice(0, 8)}`;
		const title = `Night market of ${name}`;
		const registered = await owner.post('/api/businesses', { data: { name } });
		const { id: host, slug: businesses } = await registered.json();
		await moderator.post(`/api/businesses/${host}/verify`, { data: {} });
		await owner.patch(`/api/businesses/${host}`, { data: { short_name: name } });
		const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
		const made = await owner.post('/api/events', {
			data: {
				...{ title, business_id: host, location_name: 'Old Mill', time_zone: 'Europe/Berlin' },
				...{ start_at: at(-1), end_at: at(3) }
			}
		});
		const { id, slug } = await made.json();
		await moderator.post(`/api/events/${id}/approve`, { data: {} });

		await page.goto(`/businesses/${businesses}`);
		await page.getByRole('button', { name: `We’re here at ${title}` }).click();
		await expect(page.getByRole('button', { name: `We’ve left ${title}` })).toBeVisible();

		await using context = await browser.newContext({ storageState: undefined });
		const visitor = await context.newPage();
		for (const path of [`/businesses/${businesses}`, `/@${name}`]) {
			// Strangers see it within fifteen seconds.
			await expect(async () => {
				await visitor.goto(path);
				await expect(visitor.getByText(`Here now: ${title}, Old Mill`)).toBeVisible({
					timeout: 1_000
				});
			}).toPass({ timeout: 20_000 });
		}
		await visitor.goto(`/events/${slug}`);
		await expect(visitor.getByRole('heading', { name: 'Here now' })).toBeVisible();

		await page.getByText('Choose another time').first().click();
		await page.getByLabel('Until').first().fill('2026-01-01T10:00');
		await page.getByRole('button', { name: 'Set the time' }).first().click();
		await expect(page.getByText('Please choose a time from now').first()).toBeVisible();
		await expect(page.getByLabel('Until').first()).toHaveValue('2026-01-01T10:00');

		await page.getByRole('button', { name: `We’ve left ${title}` }).click();
		await expect(page.getByRole('button', { name: `We’re here at ${title}` })).toBeVisible();
		await owner.post(`/api/events/${id}/cancel`, { data: {} });
	}
);
