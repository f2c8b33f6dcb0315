import { Hono } from 'hono';

/** Pages that were put here, by their path. */
const pages = new Map();

/** The cost of a Worker that answers a constant: every ratio is against this one. */
export default new Hono()
	.get('/api/auth/me', (c) =>
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
	)
	.put('*', async (c) => {
		pages.set(c.req.path, await c.req.json());
		return c.body(null, 204);
	})
	.get('*', (c) => {
		const { body, headers } = pages.get(c.req.path);
		return c.body(body, 200, headers);
	});
