import { personById, sharedPassword } from '../../cognito/local-pool.ts';
import { signIn, type SignedIn } from '../../tools/sign-in-over-http.ts';
import { origin } from './site-under-test.ts';

/** What a browser is opened with. */
interface StorageState {
	cookies: {
		name: string;
		value: string;
		domain: string;
		path: string;
		expires: number;
		httpOnly: boolean;
		secure: boolean;
		sameSite: 'Lax';
	}[];
	origins: [];
}

/**
 * Somebody signed in by e-mail, without a browser.
 *
 * @throws when this person does not sign in by e-mail
 */
export async function signedIn(id: string): Promise<SignedIn> {
	const { email, provider } = personById(id);
	if (provider !== 'COGNITO' || !email) throw new Error(`${id} does not sign in by e-mail.`);
	return signIn(origin, { email, password: sharedPassword });
}

/**
 * The session of somebody who has just signed in by e-mail, for tests of what comes after that.
 * Cognito's own cookie stays out: only a real sign-in tests what Cognito remembers.
 *
 * @throws when this person does not sign in by e-mail
 */
export async function sessionOf(id: string): Promise<StorageState> {
	const { jar } = await signedIn(id);
	const { host, hostname } = new URL(origin);
	const cookies = [...jar.cookiesOf(host)].map(([name, value]) => ({
		...{ name, value, domain: hostname, path: '/', expires: -1 },
		...{ httpOnly: true, secure: false, sameSite: 'Lax' as const }
	}));
	return { cookies, origins: [] };
}
