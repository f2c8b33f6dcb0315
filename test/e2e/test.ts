import { test as base } from '@playwright/test';
import { storageStateOf } from './signed-in.ts';
import { controlCognito, origin } from './test-site.ts';

export { expect } from '@playwright/test';

interface PerTest {
	/** The person that the browser is signed in as; null for a visitor. */
	signedInAs: string | null;
	cognitoReset: void;
	/** Violations of the Content-Security-Policy; a test fails if any is left at its end. */
	violations: string[];
}

/** Playwright's `test`, which resets the local Cognito before each test. */
export const test = base.extend<PerTest>({
	baseURL: origin,
	signedInAs: [null, { option: true }],

	cognitoReset: [
		// Playwright requires the first parameter to be a destructuring pattern.
		// eslint-disable-next-line no-empty-pattern
		async ({}, use) => {
			await controlCognito('reset');
			await use();
		},
		{ auto: true }
	],

	storageState: async ({ cognitoReset, signedInAs }, use) => {
		// Named so that it comes first: the test before may have changed the person at Cognito.
		void cognitoReset;
		await use(signedInAs === null ? undefined : await storageStateOf(signedInAs));
	},

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
