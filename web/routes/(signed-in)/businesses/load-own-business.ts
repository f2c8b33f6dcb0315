import { error } from '@sveltejs/kit';
import type { Business, Businesses } from '../../../../worker/businesses/types.ts';
import { shown } from '../../../lib/outcome.ts';

/**
 * The business that the viewer is about to change.
 *
 * @throws the error page: 404 for what they may not see, 403 for what is not theirs
 */
export async function ownBusiness(businesses: Businesses, slug: string): Promise<Business> {
	const business = shown(await businesses.find(slug));
	if (!business.isMine) error(403, 'You do not have permission to manage this business');
	return business;
}
