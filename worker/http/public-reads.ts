import { keyOfPage } from '../cache/page-key.ts';
import { isSafe } from './safe-methods.ts';

/** Apart from public pages. */
const publicPaths = [
	/^\/events\/[^/]+\/calendar\.ics$/,
	/^\/api\/categories\/?$/,
	/^\/api\/(businesses|events)(\/(?!mine\/?$)[^/]+(\/businesses)?)?\/?$/
];

/** Whether a request reads what everyone may see. False unless that is known. */
export function readsPublicContent({ method, url }: { method: string; url: string }): boolean {
	if (!isSafe(method)) return false;
	const parsed = new URL(url);
	return keyOfPage(parsed) !== null || publicPaths.some((path) => path.test(parsed.pathname));
}
