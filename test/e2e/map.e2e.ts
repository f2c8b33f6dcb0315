import { addAxe, violationsOn } from './axe.ts';
import { onDesktop, onPhoneAndDesktop } from './projects.ts';
import { expect, test } from './test.ts';

/** Milliseconds until the map stands still, on two busy cores. */
const settled = { timeout: 20_000 };

test.describe('without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('the map leads nearer, and to an event', onDesktop, async ({ page }) => {
		await page.goto('/in/berlin');
		await page.getByRole('main').getByRole('link', { name: 'Map', exact: true }).click();
		const map = page.getByRole('region', { name: 'Map of these events' });
		// The sample's events in Berlin are at few places, one above the other.
		const atOnePlace = map.getByRole('link', { name: /events at .*: show them/ });
		for (let zooms = 0; zooms < 6 && (await atOnePlace.count()) === 0; zooms++) {
			await map
				.getByRole('link', { name: /events here: look closer/ })
				.first()
				.click();
		}
		await atOnePlace.first().click();
		await expect(page).toHaveURL(/bbox=/);
		await expect(map).toBeHidden();
		await page.getByRole('main').locator('article').getByRole('link').first().click();
		await expect(page).toHaveURL(/\/events\//);
		await expect(page.getByRole('img', { name: /^Map: / })).toBeVisible();
		await expect(page.getByRole('link', { name: 'OpenStreetMap' })).toBeVisible();
	});
});

test('the map moves, and the list and the pins follow it', onPhoneAndDesktop, async ({ page }) => {
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	await addAxe(page);
	await page.goto('/in/berlin');
	expect(asked.filter((url) => url.includes('maplibre'))).toEqual([]);
	await page.getByRole('main').getByRole('link', { name: 'Map', exact: true }).click();
	const map = page.getByRole('region', { name: 'Map of these events' });
	const pins = map.locator('.maplibregl-marker');
	await expect(pins.first()).toBeVisible(settled);
	await expect(map.getByText('GeoNames')).toBeVisible();
	expect(await violationsOn(page)).toEqual([]);

	await map
		.getByRole('button', { name: /events here/ })
		.first()
		.press('Enter');
	await expect(page).toHaveURL(/bbox=/, settled);
	const canvas = map.getByRole('region', { name: 'Map' });
	await canvas.focus();
	await page.keyboard.press('ArrowRight');
	await map.getByRole('button', { name: 'Search this area' }).click(settled);
	const before = page.url();
	await expect(map.getByRole('button', { name: 'Search this area' })).toBeHidden(settled);
	await page.keyboard.press('ArrowLeft');
	expect(before).toContain('view=map');
	const third = asked.filter((url) => new URL(url).origin !== new URL(page.url()).origin);
	expect(third.filter((url) => !/^(data|blob):/.test(url))).toEqual([]);
});

test('without WebGL the still map stays', async ({ page }) => {
	await page.addInitScript(() => {
		HTMLCanvasElement.prototype.getContext = () => null;
	});
	await page.goto('/?view=map');
	const map = page.getByRole('region', { name: 'Map of these events' });
	await expect(page.getByText('can’t show the moving map')).toBeVisible(settled);
	await expect(map.getByRole('link', { name: 'Zoom in' })).toBeVisible();
	await expect(map.locator('a[data-longitude]').first()).toBeVisible();
});

test.describe('the owner of a business', () => {
	test.use({ signedInAs: 'emil-owner' });

	test('sets the place of an event on the map', onDesktop, async ({ page }) => {
		await page.goto('/events/new');
		const latitude = page.getByLabel('Latitude');
		await page.getByRole('button', { name: 'Set the place on a map' }).click();
		await page.getByRole('button', { name: 'Put the pin in the middle' }).click(settled);
		await expect(latitude).toHaveValue('30.00000');
		const pin = page.getByRole('main').locator('.maplibregl-marker');
		await latitude.fill('52.52');
		await page.getByLabel('Longitude').fill('13.405');
		await page.getByLabel('Longitude').blur();
		await expect(pin).toBeVisible();
		const box = await pin.boundingBox();
		if (!box) throw new Error('The pin is not to be seen');
		const [x, y] = [box.x + box.width / 2, box.y + box.height - 10];
		await page.mouse.move(x, y);
		await page.mouse.down();
		await page.mouse.move(x + 60, y, { steps: 4 });
		await page.mouse.up();
		await expect(latitude).toHaveValue(/^52\.5/);
		await expect(page.getByLabel('Longitude')).not.toHaveValue('13.405');
	});
});
