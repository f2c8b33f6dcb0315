import type { Context } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { HttpError } from '../http/http-error.ts';
import { goHome } from '../http/problem.ts';
import { isSafe } from '../http/safe-methods.ts';
import { requireNoBody } from './no-body.ts';

/** With another charset the runtime fails to read it. */
const ours = /^application\/x-www-form-urlencoded\s*(?:;\s*charset="?utf-8"?\s*)?$/i;

/** Pages take forms as browsers send ours, which hold no files; what else is sent comes from no page. */
export function formsOnly(c: Context<AppEnv>): Promise<void> | void {
	if (isSafe(c.req.method) || c.req.path.startsWith('/api/')) return;
	const type = c.req.header('content-type') ?? '';
	if (type === '') return requireNoBody(c, sendForm);
	if (!ours.test(type)) throw sendForm;
}

const sendForm = new HttpError({
	status: 415,
	code: 'form_only',
	title: 'This is not a form of ours',
	message: 'Go back, and send the form on the page itself.',
	actions: [goHome]
});
