import type { Business } from '../../../../worker/businesses/types.ts';
import type { Typed } from '../../../lib/typed.ts';

/** A business as its form holds it. */
export const typedBusiness = (business: Business): Typed => ({
	text: {
		name: business.name,
		description: business.description,
		contact_email: business.contactEmail ?? '',
		contact_phone: business.contactPhone ?? '',
		website: business.website ?? '',
		instagram_url: business.instagramUrl ?? '',
		tiktok_url: business.tiktokUrl ?? '',
		version: String(business.version)
	},
	categories: business.categories.map(({ slug }) => slug)
});
