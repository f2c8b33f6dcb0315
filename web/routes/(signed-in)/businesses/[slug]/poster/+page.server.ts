import { loadOwnBusiness } from '../../load-own-business.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const business = await loadOwnBusiness(locals, params.slug);
	const { shortName, slug } = business;
	const path = shortName === null ? `/businesses/${encodeURIComponent(slug)}` : `/@${shortName}`;
	const address = new URL(locals.language.addressOf(path), locals.origin).href;
	return { business, address, code: locals.qrCode(address) };
};
