import { withAndWithoutScripts } from './projects.ts';
import { storageStateOf } from './signed-in.ts';
import { expect, test } from './test.ts';

test(
	'a moderator adds a category, renames, moves and retires it, and merges it into another one',
	withAndWithoutScripts,
	async ({ browser }, { project }) => {
		// Each project has a category of its own.
		const [name, renamed] = [`Robots ${project.name}`, `Machines ${project.name}`];
		const slug = name.toLowerCase().replaceAll(' ', '-');
		await using context = await browser.newContext({
			storageState: await storageStateOf('mona-moderator')
		});
		const page = await context.newPage();
		await page.goto('/review');
		await page.getByRole('link', { name: 'Categories', exact: true }).click();

		const english = page.getByLabel('Name in English');
		await english.fill('Music');
		await page.getByLabel('Name in German').fill('Töne');
		await page.getByRole('button', { name: 'Add a category' }).click();
		await expect(english).toHaveAccessibleDescription(/Another category has this name/);
		await expect(page.getByLabel('Name in German')).toHaveValue('Töne');
		await english.fill(name);
		await page.getByLabel('Name in German').fill(`Roboter ${project.name}`);
		await page.getByRole('button', { name: 'Add a category' }).click();
		await expect(page.getByText(`“${name}” can be chosen now.`)).toBeVisible();

		await page.getByRole('link', { name: `Edit ${name}` }).click();
		await english.fill(renamed);
		await page.getByRole('button', { name: 'Save changes' }).click();
		await expect(page.getByText(`“${renamed}” is saved.`)).toBeVisible();
		await page.getByRole('button', { name: `Move ${renamed} up` }).click();
		await expect(page.getByText(`“${renamed}” has its new place.`)).toBeVisible();
		await page.goto(`/de/categories/${slug}`);
		await expect(page.getByRole('link', { name: `Roboter ${project.name}` })).toBeVisible();

		await page.goto(`/review/categories/${slug}`);
		await page.getByRole('button', { name: 'Retire it' }).click();
		await expect(page.getByText(`“${renamed}” can’t be chosen any more.`)).toBeVisible();
		await page.goto('/');
		await expect(page.getByRole('link', { name: renamed })).toHaveCount(0);

		await page.goto(`/review/categories/${slug}`);
		await page.getByLabel('The other category').selectOption({ label: 'Music' });
		await page.getByRole('button', { name: 'Merge for good' }).click();
		await expect(page.getByText('“Music” gets everything')).toBeVisible();
		await page.goto(`/categories/${slug}`);
		await expect(page).toHaveURL(/\/categories\/music$/);
		for (const format of ['feed.atom', 'feed.json', 'calendar.ics']) {
			const feed = await page.request.get(`/categories/${slug}/${format}`, { maxRedirects: 0 });
			expect([feed.status(), feed.headers()['location']]).toEqual([
				...[301, `/categories/music/${format}`]
			]);
		}
	}
);
