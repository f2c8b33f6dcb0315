import type { Context } from 'hono';
import type { AppDependencies } from '../app-context.ts';
import { describeError } from '../database/errors.ts';
import type { AppEnv } from '../http/app-env.ts';
import { createGazetteer } from '../places/gazetteer.ts';
import { guessedAddress, nothingNear } from '../places/guess-place.ts';
import { keyInLanguage } from './language-in-key.ts';
import { keyOfPage } from './page-key.ts';

type Dependencies = Pick<AppDependencies, 'config' | 'publicPages' | 'readShard' | 'log'>;

/**
 * Finds the page of a town for whoever opens the home page without saying where, if something is on
 * near it. The request then asks for that page. The guess selects the page, and nothing else: pages
 * are the same for everyone.
 *
 * @returns the cached page; null where there is no guess
 */
export function guessPageWith({ config, publicPages, readShard, log }: Dependencies) {
	const { origin } = config;
	const places = createGazetteer(readShard);

	/** The page of a town that has events on it, or near it. */
	async function findWithEvents(key: string): Promise<Response | null> {
		const page = await publicPages.get(key, origin + key);
		if (page.status === 200 && !page.headers.has(nothingNear)) return page;
		await page.body?.cancel();
		return null;
	}

	return async (c: Context<AppEnv>): Promise<Response | null> => {
		try {
			const address = await guessedAddress(c.req.raw, config.guessPlace, places);
			const url = address === null ? null : new URL(address, origin);
			const key = url && keyOfPage(url);
			const language = c.get('language');
			const suggested = c.get('suggestedLanguage');
			const page = key && (await findWithEvents(keyInLanguage(key, { language, suggested })));
			if (!url || !page) return null;
			c.req.raw = new Request(url, c.req.raw);
			c.set('pageKey', key);
			return page;
		} catch (error) {
			log('guess_failed', { reason: describeError(error) });
			return null;
		}
	};
}
