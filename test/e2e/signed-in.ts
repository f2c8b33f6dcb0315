import type { BrowserContextOptions } from '@playwright/test';
import { ownExamples } from './own-examples.ts';
import type { Examples } from './pages-to-weigh.ts';
import { signIn } from '../../tools/sign-in-over-http.ts';
import { origin } from './test-site.ts';

type StorageState = Exclude<BrowserContextOptions['storageState'], string | undefined>;

/**
 * The cookies of a person who has just signed in. Cognito's own cookies are left out: only a real
 * sign-in shows what Cognito remembers.
 */
export async function storageStateOf(personId: string): Promise<StorageState> {
	const { browser } = await signIn(origin, personId);
	const cookies = [...browser.cookies].map(([name, { value }]) => ({
		name,
		value,
		domain: new URL(origin).hostname,
		path: '/',
		expires: -1,
		httpOnly: true,
		secure: false,
		sameSite: 'Lax' as const
	}));
	return { cookies, origins: [] };
}

/** A public business and a public event of Emil, who owns some of the sample data. */
export const examplesOfEmil = async (): Promise<Examples> =>
	ownExamples(await signIn(origin, 'emil-owner'));
