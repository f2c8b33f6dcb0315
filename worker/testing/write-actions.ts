import type { Services } from '../page-context.ts';
import { limits } from '../limits.ts';
import { crowdedMonth } from './crowd.ts';
import type { Amounts } from './generated-data.ts';

/** A change, with the rows that it may read and write at most. */
export interface WriteAction {
	name: string;
	maxRead: number;
	maxWritten: number;
	run: (services: Services) => Promise<{ kind: string }>;
}

const day = 24 * 60 * 60 * 1000;

/** Each word of an event is an entry of a list: at most this many are, and a word takes at least this. */
const maxWords = 400;
const lettersPerWord = 5;

/**
 * The changes of the site, in an order in which all of them succeed, on generated data and a crowd.
 *
 * @param amounts what was generated: `bench-7` owns the eighth business, and one beyond the half
 */
export function writeActions(
	now: number,
	{ businesses, descriptionLength }: Pick<Amounts, 'businesses' | 'descriptionLength'>
): WriteAction[] {
	const words = Math.min(maxWords, descriptionLength / lettersPerWord);
	const business = { business_id: crowdedMonth.hostId };
	const joined = { business_id: businesses / 2 + 8 };
	const at = (days: number) => new Date((Math.ceil(now / day) + days) * day).toISOString();
	const announcement = {
		...business,
		title: 'Spring fair',
		description: 'Ceramics, bread and plants from twelve workshops of the neighbourhood.',
		location_name: 'Old Mill',
		latitude: 52.5,
		longitude: 13.4,
		categories: ['music'],
		time_zone: 'Europe/Berlin',
		start_at: at(2),
		end_at: at(2.5)
	};
	return [
		{
			name: 'join an event of 30 days with 9,000 participants',
			maxRead: 100,
			// 31 days, each an entry of the list that is new, and the count of participants.
			maxWritten: 41,
			run: ({ joining }) => joining.join(crowdedMonth.slug, joined)
		},
		{
			name: 'leave it',
			maxRead: 150,
			maxWritten: 40,
			run: ({ joining }) => joining.leave(crowdedMonth.slug, joined)
		},
		{
			name: 'limit its places',
			maxRead: 100,
			maxWritten: 40,
			run: ({ events }) => events.update(crowdedMonth.slug, { capacity: 9_000 })
		},
		{
			name: 'wait for a place',
			maxRead: 100,
			maxWritten: 40,
			run: ({ joining }) => joining.join(crowdedMonth.slug, joined)
		},
		{
			name: 'remove one of its participants',
			maxRead: 100,
			maxWritten: 80,
			run: ({ joining }) => joining.remove(crowdedMonth.slug, 'crowd-1')
		},
		{
			name: 'accept one that waits',
			maxRead: 100,
			maxWritten: 50,
			run: ({ joining }) => joining.accept(crowdedMonth.slug, String(joined.business_id))
		},
		{
			name: 'rename it',
			maxRead: 100,
			maxWritten: 40,
			run: ({ events }) => events.update(crowdedMonth.slug, { title: 'Busy month' })
		},
		{
			name: 'move it by a day',
			maxRead: 5000,
			maxWritten: 2000,
			run: ({ events }) => events.update(crowdedMonth.slug, { start_at: at(2), end_at: at(31) })
		},
		{
			name: 'cancel it',
			maxRead: 5000,
			maxWritten: 1000,
			run: ({ events }) => events.cancel(crowdedMonth.slug)
		},
		{
			name: 'announce an event',
			maxRead: 100,
			maxWritten: 30,
			run: ({ events }) => events.create(announcement)
		},
		{
			name: 'announce a series of 26 dates',
			maxRead: 1000,
			maxWritten: 500,
			run: ({ events }) =>
				events.create({
					...announcement,
					title: 'Weekly fair',
					repeat: { every: 'week', times: limits.datesOfSeries }
				})
		},
		{
			name: 'approve an event',
			maxRead: 300 + 9 * words,
			maxWritten: 60 + 2 * words,
			run: ({ events }) => events.approve('bench-50')
		},
		{
			name: 'rename a business',
			maxRead: 200,
			maxWritten: 60,
			run: ({ businesses }) => businesses.update('bench-7', { name: 'Other name' })
		},
		{
			name: 'delete a business',
			maxRead: 5000,
			maxWritten: 2000,
			run: ({ businesses }) => businesses.remove('bench-7', { name: 'Other name' })
		}
	];
}
