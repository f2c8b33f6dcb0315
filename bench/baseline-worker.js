import { env } from 'cloudflare:workers';
import { Hono } from 'hono';

/** The cost of a Worker that answers a constant: every ratio is against this one. */
const app = new Hono().get('/api/auth/me', (c) =>
	c.json({
		id: 'b1946ac9-2492-4d23-a7e4-0c0f1b2d3e4f',
		username: 'olivia',
		email: 'olivia-owner@popmap.test',
		name: 'Olivia Owner',
		first_name: null,
		last_name: null,
		identity_provider: 'Facebook',
		groups: [],
		is_moderator: false
	})
);
for (const { path, body, headers } of JSON.parse(env.PAGES ?? '[]')) {
	app.get(path, (c) => c.body(body, 200, headers));
}
export default app;
