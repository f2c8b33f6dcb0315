import type { Business } from '../../../../worker/businesses/types.ts';
import type { Text } from '../../../../worker/text/text.ts';

/** Encodes characters that would add header fields to a message (RFC 6068, section 2). */
const mailTo = (address: string) =>
	`mailto:${address.split('@').map(encodeURIComponent).join('@')}`;

const callTo = (phone: string) => `tel:${phone.replace(/[^\d+]/g, '')}`;

/** Links to the ways to reach a business. */
export function contactLinks(
	business: Business,
	text: Pick<Text['businesses']['page'], 'website' | 'instagram' | 'tiktok'>
): { label: string; href: string }[] {
	const link = (label: string | null, href: string | null) =>
		label && href ? [{ label, href }] : [];
	const { contactEmail, contactPhone } = business;
	return [
		...link(text.website, business.website),
		...link(text.instagram, business.instagramUrl),
		...link(text.tiktok, business.tiktokUrl),
		...link(contactEmail, contactEmail && mailTo(contactEmail)),
		...link(contactPhone, contactPhone && callTo(contactPhone))
	];
}
