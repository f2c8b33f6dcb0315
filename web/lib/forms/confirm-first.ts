import { redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import type { Err } from '../../../worker/http/result.ts';
import { failInvalid } from './fail-form.ts';
import type { FormValues } from './form-values.ts';

type Event = Pick<RequestEvent, 'cookies' | 'locals' | 'url'>;

/** Fields that are never kept, not even sealed: they are typed again. */
const secretFields = ['current_password', 'password', 'code', 'secret', 'credential'];

/** Seconds: as long as a sign-in may take. */
const maxAge = 600;

/** Only the page of the form gets the cookie. */
function keptFormCookie({ locals: { language, origin }, url: { pathname } }: Event) {
	const path = language.addressOf(pathname);
	const secure = origin.startsWith('https:');
	return {
		name: secure ? '__Http-form' : 'popmap_form',
		attributes: { path, secure, httpOnly: true, sameSite: 'lax' as const }
	};
}

/** Whether a change was refused only because its sender signed in too long ago. */
export const needsConfirmation = ({ problem }: Err): boolean =>
	problem.code === 'recent_sign_in_needed';

/** The page that asks the person to prove who they are, and then leads back to this one. */
function confirmationPage({ pathname, searchParams }: URL): string {
	const parameters = [...searchParams].filter(([name]) => !name.startsWith('/'));
	const query = new URLSearchParams(parameters).toString();
	const path = query ? `${pathname}?${query}` : pathname;
	return `/login?confirm=1&return_to=${encodeURIComponent(path)}`;
}

/**
 * For the `load` of a page with a sensitive form: asks people who signed in too long ago before they
 * fill it in.
 */
export async function confirmBeforeForm({ locals, url }: Event): Promise<void> {
	const result = await locals.requireRecentSignIn();
	if (result.kind === 'error' && needsConfirmation(result)) redirect(303, confirmationPage(url));
}

/**
 * For an action: asks the person to prove who they are, and keeps what they entered until they are
 * back. What is too long to be kept stays in this tab.
 */
export async function confirmFirst(event: Event, refusal: Err, values: FormValues) {
	const { name, attributes } = keptFormCookie(event);
	const sealed = await event.locals.keptForms.keep(event.url.pathname, withoutSecrets(values));
	if (sealed === null) return failInvalid(refusal, values);
	event.cookies.set(name, sealed, { ...attributes, maxAge });
	redirect(303, confirmationPage(event.url));
}

/** The values that may be kept and shown again. */
export const withoutSecrets = ({ text, categories }: FormValues): FormValues => ({
	text: Object.fromEntries(Object.entries(text).filter(([name]) => !secretFields.includes(name))),
	categories
});

/** What the person had entered before they were asked who they are, once; null for nothing. */
export async function takeKeptForm(event: Event): Promise<FormValues | null> {
	const { name, attributes } = keptFormCookie(event);
	const sealed = event.cookies.get(name);
	if (sealed === undefined) return null;
	event.cookies.delete(name, attributes);
	return event.locals.keptForms.open(event.url.pathname, sealed);
}
