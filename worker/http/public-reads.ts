import { keyOfPage } from '../cache/page-key.ts';
import { isSafe } from './safe-methods.ts';

/** Whether a request reads what everyone may see. False unless that is known. */
export function readsPublicContent({ method, url }: { method: string; url: string }): boolean {
	return isSafe(method) && keyOfPage(new URL(url)) !== null;
}
