import { createMiddleware } from 'hono/factory';
import type { AppDependencies } from '../app-context.ts';
import { keyInLanguage } from '../cache/language-in-key.ts';
import { keyOfPage } from '../cache/page-key.ts';
import { describeError } from '../database/errors.ts';
import type { AppEnv } from '../http/app-env.ts';
import { createGazetteer } from '../places/gazetteer.ts';
import { guessedAddress, nothingNear } from '../places/guess-place.ts';

type Dependencies = Pick<AppDependencies, 'config' | 'publicPages' | 'readAsset' | 'log'>;

/**
 * Shows the page of a town to whoever opens the home page without saying where, if something is on
 * near it. The guess selects the page, and nothing else: pages are the same for everyone.
 */
export function guessPlace({ config, publicPages, readAsset, log }: Dependencies) {
	const { origin } = config;
	const places = createGazetteer(readAsset);

	/** Whether a page of a town has events on it, or near it. */
	async function hasEvents(key: string): Promise<boolean> {
		const page = await publicPages.get(key, origin + key);
		await page.body?.cancel();
		return page.status === 200 && !page.headers.has(nothingNear);
	}

	return createMiddleware<AppEnv>(async (c, next) => {
		try {
			const address = await guessedAddress(c.req.raw, config.guessPlace, places);
			const url = address === null ? null : new URL(address, origin);
			const key = url && keyOfPage(url);
			const { language, suggestedLanguage: suggested } = c.var;
			const keyOfTown = key && keyInLanguage(key, { language, suggested });
			if (url && keyOfTown && (await hasEvents(keyOfTown))) {
				c.req.raw = new Request(url, c.req.raw);
				c.set('pageKey', key);
			}
		} catch (error) {
			log('guess_failed', { reason: describeError(error) });
		}
		await next();
	});
}
