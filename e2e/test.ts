import { test as base } from '@playwright/test';
import type { BrowserContext } from '@playwright/test';
import { testSettings } from '../dev/test-settings.ts';
import { control } from './control.ts';
import { signInAs } from './people.ts';

export { expect } from '@playwright/test';

type Cookies = Awaited<ReturnType<BrowserContext['storageState']>>;

interface PerTest {
	/** Who the browser is signed in as from the start; null for a visitor. */
	signedInAs: string | null;
	freshCognito: void;
	/** What the browser reported against the Content-Security-Policy; none may be left at the end. */
	violations: string[];
}

interface PerWorker {
	/** The cookies of a sign-in that was made once for all tests of a worker. */
	cookiesOf: (id: string) => Promise<Cookies>;
}

/** Playwright's test, before which the local Cognito is as at the start. */
export const test = base.extend<PerTest, PerWorker>({
	signedInAs: [null, { option: true }],

	cookiesOf: [
		async ({ browser }, use) => {
			const made = new Map<string, Promise<Cookies>>();
			await use((id) => {
				const cookies = made.get(id) ?? signInOnce(browser.newContext(site), id);
				made.set(id, cookies);
				return cookies;
			});
		},
		{ scope: 'worker' }
	],

	storageState: async ({ signedInAs, cookiesOf }, use) => {
		await use(signedInAs === null ? undefined : await cookiesOf(signedInAs));
	},

	freshCognito: [
		// Playwright asks for this form of the first parameter, even when nothing is taken from it.
		// eslint-disable-next-line no-empty-pattern
		async ({}, use) => {
			await control('reset');
			await use();
		},
		{ auto: true }
	],

	violations: [
		async ({ context }, use) => {
			const violations: string[] = [];
			context.on('console', (message) => {
				if (message.text().includes('Content Security Policy')) violations.push(message.text());
			});
			await use(violations);
			base.expect(violations).toEqual([]);
		},
		{ auto: true }
	]
});

const site = { baseURL: testSettings.APP_ORIGIN };

async function signInOnce(opening: Promise<BrowserContext>, id: string): Promise<Cookies> {
	const context = await opening;
	await signInAs(await context.newPage(), id);
	const { cookies } = await context.storageState();
	await context.close();
	// Without Cognito's own cookie: only a real sign-in tests what Cognito remembers.
	return { cookies: cookies.filter(({ name }) => name === 'session'), origins: [] };
}
