import { createServices } from '../app-context.ts';
import type { AppDependencies } from '../app-context.ts';
import { describeError } from '../database/errors.ts';
import { digestOf } from '../http/digest.ts';
import { notSignedIn } from '../http/errors.ts';
import { legalFacts } from '../legal/legal-facts.ts';
import type { PageContext } from '../page-context.ts';
import { chooseText } from '../text/text.ts';
import { can } from '../users/can.ts';
import { anonymous } from '../users/identity.ts';
import { lifetimeUntil, toCacheControl } from './lifetime.ts';
import type { PublicPageRenderer } from './public-pages.ts';
import { ShownThings } from './shown-things.ts';

type Dependencies = Pick<AppDependencies, 'config' | 'openDatabase' | 'renderPage' | 'now' | 'log'>;

/** Headers of a rendered page that are kept with it. */
const keptHeaders = ['content-type', 'content-security-policy', 'link'];

const nobody = async () => anonymous;

/** Renders pages for nobody: without cookie, viewer, request id and country. */
export function createPublicPageRenderer(dependencies: Dependencies): PublicPageRenderer {
	const { log, now, openDatabase, renderPage } = dependencies;
	return async (url) => {
		const shown = new ShownThings(now());
		const services = createServices({ database: openDatabase(), identity: nobody, now, log });
		const failures: unknown[] = [];
		const context = {
			...contextForNobody(dependencies),
			...shown.around(services),
			failed: (error: unknown) => void failures.push(error)
		};
		try {
			const page = await renderPage(
				new Request(url, { headers: { accept: 'text/html' } }),
				context
			);
			if (failures.length > 0) throw failures[0];
			return await forEveryone(page, shown, now());
		} catch (error) {
			log('public_page_failed', { reason: describeError(error) });
			return notToStore(500);
		}
	};
}

function contextForNobody({ config }: Dependencies) {
	return {
		text: chooseText(),
		requestId: '',
		origin: config.origin,
		identity: nobody,
		waitForIdentity: nobody,
		can,
		requireRecentSignIn: async () => notSignedIn,
		keptForms: { keep: async () => null, open: async () => null },
		sessions: {
			list: async () => [],
			end: async () => false,
			endOthers: async () => 0,
			endAllOf: async () => notSignedIn
		},
		providers: config.cognito.providers,
		legal: legalFacts(config),
		problem: null,
		unsent: null
	} satisfies Partial<PageContext>;
}

/** The page with what a cache needs to know, or a response that says that it is not for everyone. */
async function forEveryone(page: Response, shown: ShownThings, now: number): Promise<Response> {
	const isPage = page.headers.get('content-type')?.startsWith('text/html') === true;
	const policy = page.headers.get('content-security-policy') ?? '';
	const lifetime = lifetimeUntil(now, shown.nextChange);
	// A nonce that everybody knows protects nobody.
	const isPersonal = page.headers.has('set-cookie') || policy.includes("'nonce-");
	if (page.status !== 200 || !isPage || isPersonal || !lifetime) {
		await page.body?.cancel();
		return notToStore(page.status === 200 ? 404 : page.status);
	}
	const body = await page.text();
	const headers = new Headers();
	for (const name of keptHeaders) {
		const value = page.headers.get(name);
		if (value !== null) headers.set(name, value);
	}
	headers.set('etag', `W/"${await digestOf(body)}"`);
	headers.set('cloudflare-cdn-cache-control', toCacheControl(lifetime));
	headers.set('cache-tag', [...shown.tags].join(','));
	return new Response(body, { headers });
}

const notToStore = (status: number) =>
	new Response(null, { status, headers: { 'cache-control': 'no-store' } });
