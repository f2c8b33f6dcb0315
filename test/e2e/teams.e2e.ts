import type { Browser, Page } from '@playwright/test';
import { withAndWithoutScripts } from './projects.ts';
import { storageStateOf } from './signed-in.ts';
import { origin } from './test-site.ts';
import { expect, test } from './test.ts';

async function as(browser: Browser, id: string): Promise<Page> {
	const context = await browser.newContext({ storageState: await storageStateOf(id) });
	return context.newPage();
}

/** Invites somebody on the page of a team. @returns the path of the link */
async function invite(owner: Page, team: string, role: string): Promise<string> {
	await owner.goto(team);
	await owner.getByLabel('Role', { exact: true }).selectOption(role);
	await owner.getByRole('button', { name: 'Invite' }).click();
	await expect(owner.getByText('it isn’t shown again')).toBeVisible();
	const link = await owner.getByLabel('The link').inputValue();
	expect(link).toMatch(new RegExp(`^${origin}/invitations/`));
	return new URL(link).pathname;
}

async function accept(page: Page, path: string, offer: string, welcome: string) {
	await page.goto(path);
	await expect(page.getByText(offer)).toBeVisible();
	await page.getByRole('button', { name: 'Accept' }).click();
	await expect(page.getByText(welcome)).toBeVisible();
}

const memberOf = (page: Page, name: string) =>
	page.locator('#members').getByRole('listitem').filter({ hasText: name });

test(
	'an owner invites a helper by a link, makes them a manager, and hands the business over',
	withAndWithoutScripts,
	async ({ browser }) => {
		test.setTimeout(120_000);
		const name = `Stall ${crypto.randomUUID().slice(0, 8)}`;
		const owner = await as(browser, 'otto-other-owner');
		const anna = await as(browser, 'anna-attendee');
		const emil = await as(browser, 'emil-owner');
		const headers = { origin, 'sec-fetch-site': 'same-origin' };
		const made = await owner.request.post('/api/businesses', { data: { name }, headers });
		expect(made.status(), await made.text()).toBe(201);
		const { slug } = await made.json();
		const team = `/businesses/${slug}/team`;

		const link = await invite(owner, team, 'helper');
		await accept(
			anna,
			link,
			`invites you to the team of ${name}, as a helper`,
			'You’re a helper now'
		);
		expect((await emil.goto(link))?.status()).toBe(404);
		expect((await emil.goto(team))?.status()).toBe(404);
		await anna.goto(team);
		await expect(memberOf(anna, 'Anna')).toContainText('Helper');
		await expect(anna.getByRole('button', { name: 'Invite' })).toHaveCount(0);
		expect((await anna.goto(`/businesses/${slug}/edit`))?.status()).toBe(403);

		await owner.goto(team);
		await memberOf(owner, 'Anna').getByLabel('Role of Anna').selectOption('manager');
		await memberOf(owner, 'Anna').getByRole('button', { name: 'Change the role' }).click();
		await expect(owner.getByText('The role has been changed.')).toBeVisible();
		await anna.goto(`/businesses/${slug}/edit`);
		await anna.getByLabel('What you do').fill('Now with Anna.');
		await anna.getByRole('button', { name: 'Save changes' }).click();
		await expect(anna.getByText('Now with Anna.')).toBeVisible();

		const offer = await invite(owner, team, 'owner');
		await accept(emil, offer, `wants to hand over ${name} to you`, 'It’s yours now.');
		await owner.goto(team);
		await expect(memberOf(owner, 'Emil')).toContainText('Owner');
		await expect(memberOf(owner, 'Otto')).toContainText('Manager');
		await owner.getByRole('button', { name: 'Leave the team' }).click();
		await expect(owner.getByText('You’re no longer in that team.')).toBeVisible();
		expect((await owner.goto(team))?.status()).toBe(404);

		await emil.goto(team);
		await memberOf(emil, 'Anna').getByRole('button', { name: 'Remove' }).click();
		await expect(emil.getByText('They’re no longer in the team.')).toBeVisible();
		await anna.goto('/account/notifications');
		await expect(anna.getByText(`no longer in the team of ${name}`)).toBeVisible();
	}
);
