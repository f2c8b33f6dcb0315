import { onPhoneAndDesktop, withAndWithoutScripts } from './projects.ts';
import { codeInOutbox, signInAs } from './sign-in.ts';
import { expect, test } from './test.ts';

test('a name is changed and shown at once', withAndWithoutScripts, async ({ page }) => {
	await signInAs(page, 'anna-attendee', '/account');
	await page.getByRole('link', { name: 'Change your name' }).click();
	await page.getByLabel('Name', { exact: true }).fill(' ');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('alert')).toContainText('Please enter your name.');
	await page.getByLabel('Name', { exact: true }).fill('Anna Anders');
	await page.getByLabel('First name').fill('Anna');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('Your name is changed.')).toBeVisible();
	await expect(page.getByRole('main').getByRole('heading', { name: 'Anna Anders' })).toBeVisible();
});

test(
	'an address is changed with a code, and the old one stays until then',
	withAndWithoutScripts,
	async ({ page, context }, { project }) => {
		const address = `anna-${project.name}@popmap.test`;
		await signInAs(page, 'anna-attendee', '/account/email');
		const field = page.getByLabel('New e-mail address');
		await field.fill('emil-owner@popmap.test');
		await page.getByRole('button', { name: 'Send me a code' }).click();
		await expect(page.getByRole('alert')).toContainText('Another account already signs in');
		await expect(field).toHaveValue('emil-owner@popmap.test');
		await field.fill(address);
		await page.getByRole('button', { name: 'Send me a code' }).click();
		await expect(page.getByText('Your old address stays active')).toBeVisible();
		await page.goto('/account');
		await expect(page.getByText('anna-attendee@popmap.test').first()).toBeVisible();
		await page.getByRole('link', { name: 'Enter its code' }).click();
		await page.getByLabel('Code').fill('12');
		await page.getByRole('button', { name: 'Use the new address' }).click();
		await expect(page.getByRole('alert')).toContainText('The code has six digits.');
		const code = await codeInOutbox(context, new RegExp(`To ${address.replace('.', '\\.')}.*`));
		await page.getByLabel('Code').fill(code);
		await page.getByRole('button', { name: 'Use the new address' }).click();
		await expect(page.getByText('Your e-mail address is changed.')).toBeVisible();
		await expect(page.getByRole('main').getByText(address).first()).toBeVisible();
	}
);

test(
	'the account of somebody from Facebook says what that implies',
	onPhoneAndDesktop,
	async ({ page }) => {
		await signInAs(page, 'olivia-owner', '/account');
		await expect(page.getByText('If you lose your Facebook account')).toBeVisible();
		await expect(page.getByText('Facebook gave us no address that’s confirmed')).toBeVisible();
		await page.getByRole('link', { name: 'Add an address for mail' }).click();
		await page.getByLabel('E-mail address').fill('olivia@stall.test');
		await page.getByRole('button', { name: 'Send me a code' }).click();
		await expect(
			page
				.getByText('We sent a code to olivia@stall.test')
				.or(page.getByText('We send one code a minute'))
		).toBeVisible();
	}
);

test('a form warns before the session ends, and goes on after signing in in a new tab', async ({
	page,
	context
}) => {
	await signInAs(page, 'emil-owner', '/account');
	// A quarter of an hour before the thirty days are over, as this tab sees it.
	await page.clock.install({ time: Date.now() + (30 * 24 * 60 - 14) * 60_000 });
	await page.goto('/businesses/new');
	await page.getByLabel('Business name').fill('Half typed');
	await expect(page.getByText('You’ll be signed out in a few minutes.')).toBeVisible();
	const opened = context.waitForEvent('page');
	await page.getByRole('link', { name: 'Sign in again in a new tab' }).click();
	const tab = await opened;
	await expect(tab.getByRole('heading', { name: 'Confirm that it’s you' })).toBeVisible();
	await expect(page.getByLabel('Business name')).toHaveValue('Half typed');
});
