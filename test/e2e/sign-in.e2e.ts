import type { Page } from '@playwright/test';
import { personById } from '../../cognito/local-pool.ts';
import { everywhere, withAndWithoutScripts } from './projects.ts';
import { codeInOutbox, continueAs, signInAs, typePassword } from './sign-in.ts';
import { expect, test } from './test.ts';

const greeting = (page: Page, name: string) =>
	page.getByRole('heading', { level: 1, name: `Hello, ${name}` });

const ways = [
	{ id: 'olivia-owner', greeted: 'Olivia', way: /Facebook/, where: everywhere },
	{ id: 'gina-owner', greeted: 'Gina', way: /Google/, where: withAndWithoutScripts },
	{ id: 'emil-owner', greeted: 'Emil', way: /e-mail/i, where: withAndWithoutScripts }
];

for (const { id, greeted, way, where } of ways) {
	test(
		`signs in with ${way.source}, greets the person and shows their account`,
		where,
		async ({ page }) => {
			const { name, email } = personById(id);
			await page.goto('/');
			await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click();
			await continueAs(page, id);
			await expect(greeting(page, greeted)).toBeVisible();
			await page.getByRole('button', { name: `Account menu for ${name}` }).click();
			await page.getByRole('link', { name: 'Account', exact: true }).click();
			const main = page.getByRole('main');
			await expect(main.getByRole('heading', { name })).toBeVisible();
			await expect(main.getByRole('definition').filter({ hasText: email ?? '' })).toBeVisible();
			await expect(main.getByRole('definition').filter({ hasText: way })).toBeVisible();
			await expect(main.getByRole('time')).toBeVisible();
		}
	);
}

test(
	"removes Facebook's #_=_ from the address bar",
	withAndWithoutScripts,
	async ({ page, javaScriptEnabled }) => {
		await signInAs(page, 'olivia-owner', '/account?tab=1');
		await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
		// A redirect can empty a fragment; only a script can remove it.
		await expect(page).toHaveURL(`/account?tab=1${javaScriptEnabled ? '' : '#'}`);
	}
);

test('shows a right-to-left name as it is', async ({ page }) => {
	const { name } = personById('layla-right-to-left');
	await signInAs(page, 'layla-right-to-left', '/account');
	await expect(page.getByRole('main').getByRole('heading', { name })).toBeVisible();
	await expect(page.getByRole('button', { name: `Account menu for ${name}` })).toBeVisible();
});

test('shows a name that contains markup as text', async ({ page }) => {
	await signInAs(page, 'bobby-markup', '/account');
	const heading = page.getByRole('main').getByRole('heading', { name: '<b>Bobby</b> & Co' });
	await expect(heading).toBeVisible();
});

test('signs in a person with three groups, whose tokens are the largest', async ({ page }) => {
	await signInAs(page, 'greta-three-groups', '/account');
	await expect(
		page.getByRole('main').getByText('admins, editors, market-organisers')
	).toBeVisible();
});

test.describe('a moderator', () => {
	test.use({ signedInAs: 'mona-moderator' });

	test('is labelled as one on the account page', async ({ page }) => {
		await page.goto('/account');
		await expect(page.getByRole('main').getByText('Moderator', { exact: true })).toBeVisible();
	});
});

test.describe("on Cognito's own pages", () => {
	test('a person with two factors signs in with the code of their authenticator app', async ({
		page,
		context
	}) => {
		await page.goto('/login?return_to=/account');
		await continueAs(page, 'theo-two-factor');
		await page.getByLabel('Code').fill(await codeInOutbox(context, /authenticator app shows/));
		await page.getByRole('button', { name: 'Sign in' }).click();
		await expect(page.getByRole('main').getByRole('heading', { name: 'Theo' })).toBeVisible();
	});

	test('a person can retry after a wrong password', async ({ page }) => {
		await page.goto('/login?return_to=/account');
		await page.getByRole('link', { name: 'Continue with e-mail' }).click();
		await typePassword(page, 'emil-owner@popmap.test', 'Not-my-password-1');
		await expect(page.getByRole('alert')).toContainText('Incorrect username or password');
		await typePassword(page, 'emil-owner@popmap.test');
		await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
	});

	test(
		'a new person signs up with the code sent by e-mail',
		withAndWithoutScripts,
		async ({ page, context }) => {
			await page.goto('/login?return_to=/account');
			await page.getByRole('link', { name: 'Continue with e-mail' }).click();
			await page.getByRole('link', { name: 'Sign up' }).click();
			await page.getByLabel('Name').fill('Nora Newcomer');
			await page.getByLabel('E-mail').fill('nora-newcomer@popmap.test');
			await page.getByLabel('Password').fill('Fresh-Start-1');
			await page.getByRole('button', { name: 'Sign up' }).click();
			await page
				.getByLabel('Code')
				.fill(await codeInOutbox(context, /To nora-newcomer@popmap\.test.*/));
			await page.getByRole('button', { name: 'Confirm account' }).click();
			const main = page.getByRole('main');
			await expect(main.getByRole('heading', { name: 'Nora Newcomer' })).toBeVisible();
			await expect(main.getByText('nora-newcomer@popmap.test').first()).toBeVisible();
		}
	);

	test('a person who never confirmed their account gets a new code', async ({ page, context }) => {
		await page.goto('/login?return_to=/account');
		await continueAs(page, 'uma-unconfirmed');
		await page.getByRole('button', { name: 'Send a new code' }).click();
		const code = await codeInOutbox(context, /To uma-unconfirmed@popmap\.test.*/);
		await page.getByLabel('Code').fill(code);
		await page.getByRole('button', { name: 'Confirm account' }).click();
		await expect(page.getByRole('main').getByRole('heading', { name: 'Uma' })).toBeVisible();
	});

	test('a person who forgot their password sets a new one and signs in', async ({
		page,
		context
	}) => {
		await page.goto('/login?return_to=/account');
		await page.getByRole('link', { name: 'Continue with e-mail' }).click();
		await page.getByRole('link', { name: 'Forgotten password?' }).click();
		await page.getByLabel('E-mail').fill('anna-attendee@popmap.test');
		await page.getByRole('button', { name: 'Send a code' }).click();
		const code = await codeInOutbox(context, /To anna-attendee@popmap\.test.*/);
		await page.getByLabel('Code').fill(code);
		await page.getByLabel('New password').fill('Another-Day-2');
		await page.getByRole('button', { name: 'Change password' }).click();
		await typePassword(page, 'anna-attendee@popmap.test', 'Another-Day-2');
		await expect(page.getByRole('main').getByRole('heading', { name: 'Anna' })).toBeVisible();
	});
});
