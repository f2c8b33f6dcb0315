import { error } from '@sveltejs/kit';
import type { Business } from '../../../../worker/businesses/types.ts';
import { unwrap } from '../../../lib/unwrap.ts';

/**
 * The business that the viewer is about to change, or to delete.
 *
 * @throws the error page: 404 when they may not see it, 403 when they may not do that
 */
export async function loadOwnBusiness(
	{ businesses, text }: Pick<App.Locals, 'businesses' | 'text'>,
	slug: string,
	permission: 'isMine' | 'mayDelete' = 'isMine'
): Promise<Business> {
	const business = unwrap(await businesses.find(slug));
	if (!business[permission]) error(403, text.problems.notYourBusiness);
	return business;
}
