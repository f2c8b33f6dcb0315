import { withAndWithoutScripts } from './projects.ts';
import { examplesOfEmil, storageStateOf } from './signed-in.ts';
import { expect, test } from './test.ts';

test(
	'somebody claims a business that nobody owns, a moderator reads why, and the claim is withdrawn',
	withAndWithoutScripts,
	async ({ browser }, { project }) => {
		const { ownerless } = await examplesOfEmil();
		// Both projects claim the same business, and each person can do so once.
		const claimant = project.name === 'phone' ? 'anna-attendee' : 'otto-other-owner';
		await using context = await browser.newContext({
			storageState: await storageStateOf(claimant)
		});
		const page = await context.newPage();
		await page.goto(`/businesses/${ownerless}`);
		await page.getByRole('link', { name: 'Claim it' }).click();
		await page.getByLabel('A page that shows it').fill('javascript:alert(1)');
		await page.getByRole('button', { name: 'Send claim' }).click();
		await expect(page.getByLabel('How can we see')).toHaveAccessibleDescription(/tell us how/);
		await expect(page.getByLabel('A page that shows it')).toHaveValue('javascript:alert(1)');
		const said = `I make the jam, says ${claimant}.`;
		await page.getByLabel('How can we see').fill(said);
		await page.getByLabel('A page that shows it').fill('rosa.example/about');
		await page.getByRole('button', { name: 'Send claim' }).click();
		await expect(page.getByText('on its way to the moderators')).toBeVisible();

		await using desk = await browser.newContext({
			storageState: await storageStateOf('mona-moderator')
		});
		const review = await desk.newPage();
		await review.goto('/review');
		await review.getByRole('link', { name: 'Claims' }).click();
		const claim = review.getByRole('listitem').filter({ hasText: said });
		await expect(claim).toContainText(`${claimant}@popmap.test`);
		await expect(claim.getByRole('link', { name: 'https://rosa.example/about' })).toBeVisible();
		await claim.getByText('Decline', { exact: true }).first().click();
		await claim.getByRole('button', { name: 'Decline' }).click();
		await expect(claim.getByLabel('Reason')).toHaveAccessibleDescription(/why/);

		await page.getByRole('button', { name: 'Withdraw claim' }).click();
		await expect(page.getByText('Nobody will look at it any more.')).toBeVisible();
		await review.goto('/review/claims');
		await expect(claim).toHaveCount(0);
	}
);
