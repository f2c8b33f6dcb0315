import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import type { Clock } from '../directory/clock.ts';
import type { Form } from './form.ts';
import type { Html } from './page-layout.ts';
import { signInTimeout } from './sign-in-attempts.ts';

const name = 'XSRF-TOKEN';

/** This browser's CSRF token, which stays the same so that two tabs can be open at once. */
export function browserToken(c: Context): string {
	const token = getCookie(c, name) ?? crypto.randomUUID();
	setCookie(c, name, token, { path: '/', httpOnly: true, sameSite: 'Lax' });
	return token;
}

/** Hidden fields for a form: the CSRF token, and when the form was shown. */
export const csrfFields = (c: Context, clock: Clock): Html =>
	html`<input type="hidden" name="_csrf" value="${browserToken(c)}" /><input
			type="hidden"
			name="shown_at"
			value="${clock.seconds()}"
		/>`;

/** Whether a submitted form comes from another site, or too late. null: neither. */
export function formProblem(c: Context, clock: Clock, form: Form): 'forged' | 'expired' | null {
	const token = getCookie(c, name);
	if (!token || form('_csrf') !== token) return 'forged';
	return clock.seconds() >= Number(form('shown_at')) + signInTimeout ? 'expired' : null;
}
