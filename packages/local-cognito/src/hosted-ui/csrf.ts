import { getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { attemptLifetime } from './sign-in-attempts.ts';
import type { Context } from 'hono';
import type { Clock } from '../directory/clock.ts';
import type { Html } from './page-layout.ts';

const name = 'XSRF-TOKEN';

/** This browser's token: the one it has, so that two tabs may be open at once. */
export function browserToken(c: Context): string {
	const token = getCookie(c, name) ?? crypto.randomUUID();
	setCookie(c, name, token, { path: '/', httpOnly: true, sameSite: 'Lax' });
	return token;
}

/** Fields that prove that a form was made here, for this browser, and when. */
export const formProof = (c: Context, clock: Clock): Html =>
	html`<input type="hidden" name="_csrf" value="${browserToken(c)}" /><input
			type="hidden"
			name="shown_at"
			value="${clock.seconds()}"
		/>`;

export type FormProblem = 'forged' | 'too_late';

/** A form from another site is refused, and one that was left open for five minutes is given up. */
export function formProblem(c: Context, clock: Clock, form: Form): FormProblem | null {
	const token = getCookie(c, name);
	if (!token || form('_csrf') !== token) return 'forged';
	return clock.seconds() >= Number(form('shown_at')) + attemptLifetime ? 'too_late' : null;
}

/** A form's fields; one that is missing, or a file, reads as empty. */
export type Form = (field: string) => string;

export async function readForm(c: Context): Promise<Form> {
	const data = await c.req.formData().catch(() => new FormData());
	return (field) => {
		const value = data.get(field);
		return typeof value === 'string' ? value : '';
	};
}
