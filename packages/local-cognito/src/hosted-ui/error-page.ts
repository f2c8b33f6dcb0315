import { Hono } from 'hono';
import { html } from 'hono/html';
import { page } from './page-layout.ts';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** Cognito's own page for a request that it cannot tell any site about. */
export const errorPage = (c: Context, status: ContentfulStatusCode, text: string) =>
	c.html(
		page({
			title: 'Something went wrong',
			body: html`<p>An error was encountered with the requested page.</p>
				<p class="problem"><bdi>${text}</bdi></p>
				<p><a href="/">What the local Cognito offers</a></p>`
		}),
		status
	);

export const errorRoutes = () =>
	new Hono().get('/error', (c) => errorPage(c, 400, c.req.query('error') ?? 'unknown_error'));
