import type { Business } from '../../../worker/businesses/types.ts';
import { pictureAddress } from '../format/picture-files.ts';
import type { Thing } from './json-ld.ts';

type Named = Pick<Business, 'name' | 'slug'>;

const addressOf = ({ slug }: Named, origin: string): string =>
	new URL(`/businesses/${encodeURIComponent(slug)}`, origin).href;

/** A business beside an event. */
export const organization = (business: Named, origin: string): Thing => ({
	'@type': 'Organization',
	name: business.name,
	url: addressOf(business, origin)
});

/**
 * The business of a page. It is no LocalBusiness, which has a fixed address:
 * https://developers.google.com/search/docs/appearance/structured-data/organization
 */
export function businessThing(business: Business, origin: string): Thing {
	const { description, logo, cover, contactEmail, contactPhone } = business;
	const elsewhere = [business.website, business.instagramUrl, business.tiktokUrl].filter(Boolean);
	return {
		...organization(business, origin),
		'@id': addressOf(business, origin),
		...(description && { description }),
		...(logo && { logo: pictureAddress(logo, origin) }),
		...(cover && { image: pictureAddress(cover, origin) }),
		...(contactEmail && { email: contactEmail }),
		...(contactPhone && { telephone: contactPhone }),
		...(elsewhere.length > 0 && { sameAs: elsewhere })
	};
}
