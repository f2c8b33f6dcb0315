import { env, waitUntil } from 'cloudflare:workers';
import type { AppDependencies } from './app-context.ts';
import { createApp } from './app.ts';
import { requireBindings } from './bindings.ts';
import { readConfig } from './config.ts';
import { openDatabase } from './database/client.ts';
import { everyMinute, runEveryMinute } from './jobs/every-minute.ts';
import { runEveryNight } from './jobs/every-night.ts';
import { countEvents } from './observability/event-counter.ts';
import { logToConsole } from './observability/log.ts';
import { renderSvelteKitPage } from './sveltekit.ts';

// Checked when the isolate starts, so that a missing setting or binding fails the deployment.
requireBindings(env);
const dependencies: AppDependencies = {
	config: readConfig(env),
	openDatabase: () => openDatabase(env.DB),
	fetch: (request) => fetch(request),
	openCache: () => caches.open('cognito'),
	now: Date.now,
	log: countEvents(logToConsole, env.EVENTS),
	limiters: {
		signIn: async (key) => (await env.SIGN_IN_LIMIT.limit({ key })).success,
		write: async (key) => (await env.WRITE_LIMIT.limit({ key })).success
	},
	waitUntil,
	renderPage: renderSvelteKitPage,
	version: env.VERSION.id || 'local'
};
const app = createApp(dependencies);

export default {
	fetch: app.fetch,
	async scheduled({ cron }) {
		const context = { ...dependencies, database: dependencies.openDatabase() };
		if (cron !== everyMinute) await runEveryNight(context);
		await runEveryMinute(context);
	}
} satisfies ExportedHandler<Env>;
