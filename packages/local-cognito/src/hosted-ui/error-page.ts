import { Hono } from 'hono';
import { html } from 'hono/html';
import { page } from './page-layout.ts';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** The page for an error that must not be sent to a site. */
export const errorPage = (c: Context, status: ContentfulStatusCode, text: string) =>
	c.html(
		page({
			title: 'Something went wrong',
			body: html`<p>An error was encountered with the requested page.</p>
				<p class="problem"><bdi>${text}</bdi></p>
				<p><a href="/">Overview of the local Cognito</a></p>`
		}),
		status
	);

/** `/error`, to which a request with an untrusted redirect_uri is redirected. */
export const errorRoutes = () =>
	new Hono().get('/error', (c) => errorPage(c, 400, c.req.query('error') ?? 'unknown_error'));
