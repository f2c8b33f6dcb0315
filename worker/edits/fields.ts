import type { BusinessRow } from '../businesses/types.ts';
import { completeFacts } from '../events/facts.ts';
import { toLocalTime } from '../events/local-time.ts';
import type { EventRow } from '../events/types.ts';
import type { Picture } from '../pictures/picture.ts';

/** What visitors read of something, by the names that the API has for it. */
export type Fields = Readonly<Record<string, string>>;

/** The pictures of something, by their ids: a moderator looks at them, and not at these. */
export const idsOfPictures = (
	pictures: readonly (Picture | null)[],
	gallery: readonly Picture[] | null
): string => [...pictures, ...(gallery ?? [])].flatMap((picture) => picture?.id ?? []).join(' ');

export function fieldsOfEvent(row: EventRow): Fields {
	const { ticketUrl, rainPlan, accessibilityNote } = completeFacts(row.facts);
	return {
		title: row.title,
		description: row.description,
		location_name: row.locationName,
		address: row.address,
		start_at: toLocalTime(row.startAt, row.timeZone),
		end_at: toLocalTime(row.endAt, row.timeZone),
		ticket_url: ticketUrl ?? '',
		rain_plan: rainPlan,
		accessibility_note: accessibilityNote,
		pictures: idsOfPictures([row.cover], row.gallery)
	};
}

export const fieldsOfBusiness = (row: BusinessRow): Fields => ({
	name: row.name,
	short_name: row.shortName ?? '',
	description: row.description,
	contact_email: row.contactEmail ?? '',
	contact_phone: row.contactPhone ?? '',
	website: row.website ?? '',
	instagram_url: row.instagramUrl ?? '',
	tiktok_url: row.tiktokUrl ?? '',
	pictures: idsOfPictures([row.cover, row.logo], row.gallery)
});

/** What the fields were that differ. */
export const whatChanged = (before: Fields, after: Fields): Record<string, string> =>
	Object.fromEntries(Object.entries(before).filter(([name, value]) => after[name] !== value));
