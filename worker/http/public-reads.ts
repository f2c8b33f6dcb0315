import { isPublicPath, keyOfPage } from '../cache/page-key.ts';
import { isSafe } from './safe-methods.ts';

/** A request as Hono describes it. */
interface DescribedRequest {
	method: string;
	path: string;
	url: string;
}

/** Whether a request reads what everyone may see. False unless that is known. */
export const readsPublicContent = ({ method, path, url }: DescribedRequest): boolean =>
	isSafe(method) && isPublicPath(path) && keyOfPage(new URL(url)) !== null;
