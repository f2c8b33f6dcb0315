import type { Business } from '../../../../worker/businesses/types.ts';
import type { Text } from '../../../../worker/text/text.ts';
import type { IconName } from '../../../lib/ui/icons.ts';

/** Encodes characters that would add header fields to a message (RFC 6068, section 2). */
const mailTo = (address: string) =>
	`mailto:${address.split('@').map(encodeURIComponent).join('@')}`;

const callTo = (phone: string) => `tel:${phone.replace(/[^\d+]/g, '')}`;

interface ContactLink {
	icon: IconName;
	label: string;
	/** What the icon says, for screen readers, if the label does not. */
	kind?: string;
	href: string;
}

/** Links to the ways to reach a business. */
export function contactLinks(
	business: Business,
	text: Pick<Text['businesses']['page'], 'website' | 'instagram' | 'tiktok' | 'email' | 'phone'>
): ContactLink[] {
	const { contactEmail, contactPhone } = business;
	const links: (Omit<ContactLink, 'href'> & { href: string | null })[] = [
		{ icon: 'globe', label: text.website, href: business.website },
		{ icon: 'instagram', label: text.instagram, href: business.instagramUrl },
		{ icon: 'music-note', label: text.tiktok, href: business.tiktokUrl },
		{
			icon: 'mail',
			label: contactEmail ?? '',
			kind: text.email,
			href: contactEmail && mailTo(contactEmail)
		},
		{
			icon: 'phone',
			label: contactPhone ?? '',
			kind: text.phone,
			href: contactPhone && callTo(contactPhone)
		}
	];
	return links.flatMap(({ href, ...link }) => (href ? [{ ...link, href }] : []));
}
