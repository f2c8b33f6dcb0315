import type { BrowserContext, Page } from '@playwright/test';
import { personById, sharedPassword } from '../../cognito/local-pool.ts';
import { cognito } from './test-site.ts';

/** Signs this person in from the sign-in page: at Facebook, at Google or by e-mail. */
export async function signInAs(page: Page, id: string, returnTo = '/'): Promise<void> {
	await page.goto(`/login?return_to=${encodeURIComponent(returnTo)}`);
	await continueAs(page, id);
}

/** Signs in from a sign-in page that is already open. */
export async function continueAs(page: Page, id: string): Promise<void> {
	const { provider, email } = personById(id);
	if (provider === 'COGNITO') {
		await page.getByRole('link', { name: 'Continue with e-mail' }).click();
		await typePassword(page, email ?? '');
	} else {
		await page.getByRole('link', { name: `Continue with ${provider}` }).click();
		await decide(page, id, 'Continue');
	}
}

/** Submits Cognito's sign-in form. */
export async function typePassword(page: Page, email: string, password = sharedPassword) {
	await page.getByLabel('E-mail').fill(email);
	await page.getByLabel('Password').fill(password);
	await page.getByRole('button', { name: 'Sign in' }).click();
}

type Decision = 'Continue' | 'Continue without e-mail' | 'Cancel';

/** Submits the consent page of Facebook or Google. */
export async function decide(page: Page, id: string, decision: Decision): Promise<void> {
	await page.getByRole('radio', { name: personById(id).name }).check();
	await page.getByRole('button', { name: decision, exact: true }).click();
}

/** The six-digit code in the outbox of the local Cognito, which also shows the authenticator's. */
export async function codeInOutbox(context: BrowserContext, after: RegExp): Promise<string> {
	const outbox = await context.newPage();
	await outbox.goto(`${cognito}/outbox`);
	const text = await outbox.getByRole('main').innerText();
	await outbox.close();
	const code = new RegExp(`${after.source}\\D*(\\d{6})`).exec(text)?.[1];
	if (!code) throw new Error(`The outbox has no code after ${after.source}`);
	return code;
}
