import { env, exports, tracing, waitUntil, WorkerEntrypoint } from 'cloudflare:workers';
import { checkAlerts, everyFiveMinutes } from './alerts/check-alerts.ts';
import { countForAlerts } from './alerts/count-for-alerts.ts';
import type { AppDependencies } from './app-context.ts';
import { createApp } from './app.ts';
import { requireBindings } from './bindings.ts';
import { LocalPages } from './cache/local-pages.ts';
import { createPublicPageRenderer } from './cache/render-public-page.ts';
import { WorkersCachePages } from './cache/workers-cache-pages.ts';
import { readConfig } from './config.ts';
import { openDatabase } from './database/client.ts';
import { openConnections } from './database/connections.ts';
import { everyMinute, runEveryMinute } from './jobs/every-minute.ts';
import { runEveryNight } from './jobs/every-night.ts';
import { createMailService } from './mail/mail-service.ts';
import { countEvents } from './observability/event-counter.ts';
import { logToConsole } from './observability/log.ts';
import { spansOf } from './observability/span.ts';
import { redacted } from './observability/redact.ts';
import { R2PictureStore } from './pictures/r2-picture-store.ts';
import { createShardReader } from './places/shard-reader.ts';
import { createSharePictures } from './share-pictures/draw.ts';
import { renderSvelteKitPage } from './sveltekit.ts';
import { createTexts } from './text/text.ts';

// Checked when the isolate starts, so that a missing setting or binding fails the deployment.
requireBindings(env);
const config = readConfig(env);

async function fetchAsset(path: string): Promise<Response | null> {
	// Only the path counts: https://developers.cloudflare.com/workers/static-assets/binding/
	const response = await env.ASSETS.fetch(`https://assets.local${path}`);
	return response.ok ? response : null;
}

const readAsset = async (path: string) => (await fetchAsset(path))?.text() ?? null;

const rendering = {
	config,
	openDatabase: () => openDatabase(env.DB),
	pictures: new R2PictureStore(env.PICTURES, env.IMAGES),
	now: Date.now,
	log: redacted(
		countForAlerts({
			log: countEvents(logToConsole, env.EVENTS),
			openDatabase: () => openDatabase(env.DB),
			now: Date.now,
			waitUntil
		})
	),
	span: spansOf(tracing),
	renderPage: renderSvelteKitPage,
	readShard: createShardReader(readAsset),
	drawSharePicture: createSharePictures({
		readText: readAsset,
		readBytes: async (path) => (await fetchAsset(path))?.arrayBuffer() ?? null
	}),
	readTexts: createTexts(readAsset)
};
const renderPublicPage = createPublicPageRenderer(rendering);

/** Pages from before a restart would name styles that are gone. */
const openPageCache = () => caches.open(`pages-${(isolate ??= crypto.randomUUID())}`);
let isolate: string | null = null;

const dependencies: AppDependencies = {
	...rendering,
	openConnections: (bookmark) => openConnections(env.DB, bookmark),
	fetch: (request) => fetch(request),
	openCache: () => caches.open('cognito'),
	limiters: {
		signIn: async (key) => (await env.SIGN_IN_LIMIT.limit({ key })).success,
		write: async (key) => (await env.WRITE_LIMIT.limit({ key })).success
	},
	waitUntil,
	publicPages:
		config.pageCache === 'workers'
			? new WorkersCachePages(() => exports.PublicPagesEntrypoint)
			: new LocalPages({
					openCache: openPageCache,
					now: Date.now,
					render: renderPublicPage,
					waitUntil
				}),
	version: env.VERSION.id || 'local'
};
const app = createApp(dependencies);

/** Renders public pages behind Workers Caching, which wrangler.toml puts in front of it. */
export class PublicPagesEntrypoint extends WorkerEntrypoint {
	override fetch(request: Request): Promise<Response> {
		return renderPublicPage(request.url);
	}

	/** @returns whether Cloudflare purged every page with one of these tags */
	async purge(tags: string[]): Promise<boolean> {
		return (await this.ctx.cache?.purge({ tags }))?.success ?? false;
	}
}

export default {
	fetch: app.fetch,
	async scheduled({ cron }) {
		const { mailFrom } = dependencies.config;
		const sendMail = mailFrom && createMailService(env.EMAIL, mailFrom);
		const context = { ...dependencies, sendMail, database: dependencies.openDatabase() };
		if (cron === everyFiveMinutes) return checkAlerts(context);
		if (cron !== everyMinute) await runEveryNight(context);
		await runEveryMinute(context);
	}
} satisfies ExportedHandler<Env>;
