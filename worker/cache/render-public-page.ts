import { dataOfNobody } from '../account-data/nobody.ts';
import { accountOfNobody } from '../account/account-of.ts';
import { createServices } from '../app-context.ts';
import type { AppDependencies } from '../app-context.ts';
import { describeError } from '../database/errors.ts';
import { digestOf } from '../http/digest.ts';
import { notSignedIn } from '../http/errors.ts';
import { isRedirect } from '../http/redirects.ts';
import { languagesOf } from '../languages/languages.ts';
import { formLimits } from '../input/form-limits.ts';
import { pageLanguage } from '../languages/page-language.ts';
import { legalFacts } from '../legal/legal-facts.ts';
import type { PageContext, Services } from '../page-context.ts';
import { nothingNear } from '../places/guess-place.ts';
import { createGazetteer } from '../places/gazetteer.ts';
import { qrCode } from '../qr-code.ts';
import { can } from '../users/can.ts';
import { anonymous } from '../users/identity.ts';
import type { Text } from '../text/text.ts';
import { splitKey } from './language-in-key.ts';
import type { KeyLanguages } from './language-in-key.ts';
import { lifetimeUntil, toCacheControl } from './lifetime.ts';
import { pictureFile, picturesFolder } from './picture-files.ts';
import { createPublicApi } from './public-api.ts';
import type { PublicPageRenderer } from './public-pages.ts';
import { ShownThings } from './shown-things.ts';
import { tags } from './tags.ts';

type Dependencies = Pick<
	AppDependencies,
	| 'config'
	| 'openDatabase'
	| 'pictures'
	| 'renderPage'
	| 'readShard'
	| 'drawSharePicture'
	| 'readTexts'
	| 'now'
	| 'log'
	| 'span'
>;

/** What is kept of pages, and of the API. */
const pageTypes =
	/^(?:text\/(?:html|calendar|plain)|application\/(?:xml|atom\+xml|feed\+json)|image\/png)\b/;
const apiTypes = /^application\/json\b/;

/** Headers of a rendered page that are kept with it. */
const keptHeaders = [
	'content-type',
	'content-disposition',
	'content-security-policy',
	'cross-origin-resource-policy',
	'link',
	nothingNear
];

/**
 * Milliseconds after which a page is not kept any more: the second purge of a change comes after 12
 * seconds, and must not come before a page that was being rendered during that change.
 */
const longestRenderMs = 8_000;

const nobody = async () => anonymous;

/** Renders pages and answers of the API for nobody: without cookie, viewer, request id and country. */
export function createPublicPageRenderer(dependencies: Dependencies): PublicPageRenderer {
	const { config, log, now, openDatabase, pictures, span } = dependencies;
	const offered = languagesOf(config.origin);
	const api = createPublicApi();
	const render: PublicPageRenderer = async (address) => {
		const startedAt = now();
		const shown = new ShownThings(startedAt);
		// The primary: a replica might not know the change for which a page is rendered again.
		const database = openDatabase();
		const services = shown.around(
			createServices({ database, pictures, identity: nobody, now, log })
		);
		const { url, ...languages } = splitKey(address, offered);
		try {
			const { pathname } = new URL(url);
			if (pathname.startsWith(picturesFolder)) {
				return await pictureFile(pictures, database, pathname);
			}
			const isApi = pathname.startsWith('/api/');
			const response = isApi
				? await api(url, services)
				: await renderForNobody(dependencies, url, languages, services);
			const type = response.headers.get('content-type') ?? '';
			if (response.status !== 200 || !(isApi ? apiTypes : pageTypes).test(type)) {
				return await otherwise(response);
			}
			const ownTag = tags.page(pathname);
			if (ownTag !== null) shown.tags.add(ownTag);
			return await forEveryone(response, shown, startedAt, now());
		} catch (error) {
			log('public_page_failed', { reason: describeError(error) });
			return new Response(null, { status: 500, headers: { 'cache-control': 'no-store' } });
		}
	};
	return (address) => span('page_fill', {}, () => render(address));
}

/** @throws what the page failed with */
async function renderForNobody(
	dependencies: Dependencies,
	url: string,
	languages: KeyLanguages,
	services: Services
) {
	const { log, now, openDatabase } = dependencies;
	const failures: unknown[] = [];
	const request = new Request(url, { headers: { accept: 'text/html' } });
	// Without them, the page fails: in English, it would be kept for speakers of another language.
	const { text } = await dependencies.readTexts(languages.language);
	const page = await dependencies.renderPage(request, {
		...contextForNobody(dependencies, languages, text),
		...accountOfNobody({ database: openDatabase(), identity: nobody, now, log }),
		...services,
		failed: (error: unknown) => void failures.push(error)
	});
	if (failures.length > 0) throw failures[0];
	return page;
}

function contextForNobody(
	{ config, readShard, drawSharePicture }: Dependencies,
	{ language, suggested }: KeyLanguages,
	text: Text
) {
	return {
		geocoder: null,
		places: createGazetteer(readShard, language),
		formLimits,
		language: pageLanguage(language, suggested),
		text,
		requestId: '',
		origin: config.origin,
		identity: nobody,
		waitForIdentity: nobody,
		can,
		requireRecentSignIn: async () => notSignedIn,
		keptForms: { keep: async () => null, open: async () => null },
		account: dataOfNobody,
		sessions: {
			list: async () => [],
			end: async () => false,
			endOthers: async () => 0,
			endAllOf: async () => notSignedIn
		},
		providers: config.cognito.providers,
		legal: legalFacts(config),
		qrCode,
		drawSharePicture,
		streetMap: config.streetMap,
		problem: null,
		unsent: null,
		unread: async () => 0,
		isForParts: false,
		thing: null
	} satisfies Partial<PageContext>;
}

/** Says that there is no such page for everyone. */
async function otherwise({ status, headers, body }: Response): Promise<Response> {
	await body?.cancel();
	const location = headers.get('location');
	const isElsewhere = location !== null && isRedirect(status);
	return new Response(null, {
		status: status === 200 ? 404 : status,
		headers: { 'cache-control': 'no-store', ...(isElsewhere && { location }) }
	});
}

async function forEveryone(
	page: Response,
	shown: ShownThings,
	startedAt: number,
	now: number
): Promise<Response> {
	const policy = page.headers.get('content-security-policy') ?? '';
	// A nonce that everybody knows protects nobody.
	const isPersonal = page.headers.has('set-cookie') || policy.includes("'nonce-");
	if (isPersonal) return otherwise(page);
	const body = await page.arrayBuffer();
	const headers = new Headers();
	for (const name of keptHeaders) {
		const value = page.headers.get(name);
		if (value !== null) headers.set(name, value);
	}
	// The API's contains the version, and SvelteKit's has 32 bits.
	const isApi = apiTypes.test(headers.get('content-type') ?? '');
	const etag = isApi ? page.headers.get('etag') : null;
	headers.set('etag', etag ?? `W/"${await digestOf(body)}"`);
	const lifetime = now - startedAt > longestRenderMs ? null : lifetimeUntil(now, shown.nextChange);
	if (lifetime) {
		headers.set('cloudflare-cdn-cache-control', toCacheControl(lifetime));
		if (shown.tags.size > 0) headers.set('cache-tag', [...shown.tags].join(','));
	} else {
		headers.set('cache-control', 'no-store');
	}
	return new Response(body, { headers });
}
