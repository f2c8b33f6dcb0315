import { env, waitUntil } from 'cloudflare:workers';
import { createApp } from './app.ts';
import { purgeSessions } from './auth/session/purge.ts';
import { requireBindings } from './bindings.ts';
import { readConfig } from './config.ts';
import { countEvents } from './observability/event-counter.ts';
import { openDatabase } from './database/client.ts';
import { logToConsole } from './observability/log.ts';
import { pages } from './sveltekit.ts';
import type { Parts } from './parts.ts';

// Read when the isolate starts, so that a missing setting or binding stops a deployment and not a
// visitor.
requireBindings(env);
const parts: Parts = {
	config: readConfig(env),
	database: openDatabase(env.DB),
	fetch: (request) => fetch(request),
	openCache: () => caches.open('cognito'),
	now: Date.now,
	log: countEvents(logToConsole, env.EVENTS),
	limiters: {
		signIn: async (key) => (await env.SIGN_IN_LIMIT.limit({ key })).success,
		write: async (key) => (await env.WRITE_LIMIT.limit({ key })).success
	},
	waitUntil,
	pages,
	version: env.VERSION.id || 'local'
};
const app = createApp(parts);

export default {
	fetch: app.fetch,
	scheduled: async () => void (await purgeSessions(parts))
} satisfies ExportedHandler<Env>;
