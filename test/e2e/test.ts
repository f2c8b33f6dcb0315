import { test as base } from '@playwright/test';
import { control } from './control.ts';
import { sessionOf } from './session.ts';
import { origin } from './site-under-test.ts';

export { expect } from '@playwright/test';

interface PerTest {
	/** Who the browser is signed in as from the start; null for a visitor. */
	signedInAs: string | null;
	freshCognito: void;
	/** What the browser reported against the Content-Security-Policy; none may be left at the end. */
	violations: string[];
}

/** Playwright's test, before which the local Cognito is as at the start. */
export const test = base.extend<PerTest>({
	baseURL: origin,
	signedInAs: [null, { option: true }],

	// Before the others, some of which sign in there.
	freshCognito: [
		// Playwright asks for this form of the first parameter, even when nothing is taken from it.
		// eslint-disable-next-line no-empty-pattern
		async ({}, use) => {
			await control('reset');
			await use();
		},
		{ auto: true }
	],

	storageState: async ({ signedInAs }, use) => {
		await use(signedInAs === null ? undefined : await sessionOf(signedInAs));
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
