import { Hono } from 'hono';
import { olivia } from './olivia.js';

/** What a Worker costs that does nothing: every ratio is against this. */
export default new Hono().get('/api/auth/me', (c) => c.json(olivia));
