import { CookieJar } from './cookie-jar.ts';
import { readForm } from './html-form.ts';

/** What the walk needs to know of a person with a password. */
export interface Credentials {
	email: string;
	password: string;
}

/** Someone signed in, and the cookies that make it so. */
export interface SignedIn {
	jar: CookieJar;
	/** What `GET /api/auth/me` answered. */
	me: unknown;
}

const redirects = [301, 302, 303, 307, 308];

/** Follows redirects, as a browser does, until a page comes. */
async function follow(jar: CookieJar, url: URL, first: Response): Promise<[URL, Response]> {
	let [at, response] = [url, first];
	for (let hops = 0; redirects.includes(response.status); hops += 1) {
		if (hops > 10) throw new Error(`More than ten redirects, the last to ${at.href}.`);
		at = new URL(response.headers.get('location') ?? '', at);
		response = await jar.get(at);
	}
	return [at, response];
}

/** Signs in by e-mail, through the local Cognito's page, and asks the site who that is. */
export async function signIn(origin: string, { email, password }: Credentials): Promise<SignedIn> {
	const jar = new CookieJar();
	const begin = new URL('/auth/login', origin);
	const [loginUrl, loginPage] = await follow(jar, begin, await jar.get(begin));
	const form = readForm(await loginPage.text(), loginUrl);
	const answer = await jar.post(form.action, { ...form.fields, username: email, password });
	const [landed, page] = await follow(jar, form.action, answer);
	if (landed.origin !== origin || !page.ok) {
		throw new Error(`Signing in ended at ${landed.origin}${landed.pathname}: ${page.status}.`);
	}
	return { jar, me: await whoAmI(origin, jar) };
}

async function whoAmI(origin: string, jar: CookieJar): Promise<unknown> {
	const answer = await jar.get(new URL('/api/auth/me', origin));
	if (!answer.ok) throw new Error(`/api/auth/me answered ${answer.status} after signing in.`);
	return answer.json();
}

/** Signs out, and makes sure that the site has forgotten this person. */
export async function signOut(origin: string, jar: CookieJar): Promise<void> {
	const url = new URL('/auth/logout', origin);
	const answer = await jar.post(url, {});
	const [landed] = await follow(jar, url, answer);
	if (landed.origin !== origin) throw new Error(`Signing out ended at ${landed.origin}.`);
	const { status } = await jar.get(new URL('/api/auth/me', origin));
	if (status !== 401) throw new Error(`/api/auth/me answered ${status} after signing out.`);
}
