import type { Business } from '../../../../worker/businesses/types.ts';
import type { Text } from '../../../../worker/text/text.ts';

type Contacts = Pick<
	Business,
	'website' | 'instagramUrl' | 'tiktokUrl' | 'contactEmail' | 'contactPhone'
>;

/** Encodes characters that would add header fields to a message (RFC 6068, section 2). */
const mailTo = (address: string) =>
	`mailto:${address.split('@').map(encodeURIComponent).join('@')}`;

const callTo = (phone: string) => `tel:${phone.replace(/[^\d+]/g, '')}`;

/** Links to the ways to reach a business. */
export function contactLinks(
	{ website, instagramUrl, tiktokUrl, contactEmail, contactPhone }: Contacts,
	text: Pick<Text['businesses']['page'], 'website' | 'instagram' | 'tiktok'>
): { label: string; href: string }[] {
	const link = (label: string, href: string | null) => (href ? [{ label, href }] : []);
	return [
		...link(text.website, website),
		...link(text.instagram, instagramUrl),
		...link(text.tiktok, tiktokUrl),
		...(contactEmail ? link(contactEmail, mailTo(contactEmail)) : []),
		...(contactPhone ? link(contactPhone, callTo(contactPhone)) : [])
	];
}
