import { env, waitUntil } from 'cloudflare:workers';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { openDatabase } from './database/database.ts';
import { logToConsole } from './log.ts';
import { pages } from './pages.ts';

// Read when the isolate starts, so that a missing setting stops a deployment and not a visitor.
const app = createApp({
	config: readConfig(env),
	database: openDatabase(env.DB),
	fetch: (request) => fetch(request),
	openCache: () => caches.open('cognito'),
	now: Date.now,
	log: logToConsole,
	waitUntil,
	pages,
	version: env.VERSION?.id ?? 'local'
});

export default { fetch: app.fetch } satisfies ExportedHandler<Env>;
