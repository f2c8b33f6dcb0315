import type { Context } from 'hono';
import { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { HttpError } from '../http/http-error.ts';
import { readForm } from '../http/request-body.ts';
import type { MailService } from './types.ts';

/**
 * `POST /unsubscribe/:token`: mail programs send it by themselves when somebody clicks "unsubscribe"
 * (RFC 8058), and our page sends it as a form. GET shows that page and changes nothing, because mail
 * scanners open every link.
 */
export const unsubscribeRoutes = (mail: (c: Context<AppEnv>) => MailService) =>
	new Hono<AppEnv>({ strict: false }).post('/unsubscribe/:token', async (c) => {
		const form = await readForm(c);
		const isOneClick = form['List-Unsubscribe'] === 'One-Click';
		const isWanted = !isOneClick && form['wanted'] === 'yes';
		const result = await mail(c).setWanted(c.req.param('token'), isWanted);
		if (result.kind === 'error') throw new HttpError({ ...result.problem, actions: [preferences] });
		// RFC 8058, 3.1: a mail program follows no redirect.
		return isOneClick ? c.body(null, 204) : c.redirect(c.req.path, 303);
	});

const preferences = { label: 'Choose what we e-mail you', href: '/account/mail' };
