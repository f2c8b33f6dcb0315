import type { Business } from '../../../../worker/businesses/types.ts';
import type { FormValues } from '../../../lib/forms/form-values.ts';

/** The values of a business in its form. */
export const businessFormValues = (business: Business): FormValues => ({
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
