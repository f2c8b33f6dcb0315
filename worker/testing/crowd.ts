import type { Step } from './generated-data.ts';

/** Businesses that take part in one event of thirty days. */
const participants = 9000;

/** The slug of that event, and its host, which `bench-7` owns. */
export const crowdedMonth = { slug: 'crowded-month', hostId: 8 };

/** Ids beyond those of other generated data. */
const firstBusiness = 50_000_000;
const eventId = 50_000_000;

const numbers = `WITH RECURSIVE numbers(n, now) AS (
	SELECT CAST(?1 AS INTEGER), CAST(?3 AS INTEGER)
	UNION ALL SELECT n + 1, now FROM numbers WHERE n + 1 < ?2
)`;

/** An event of thirty days with thousands of participants. */
export const crowdSteps: Step[] = [
	{
		rows: participants,
		sql: `${numbers} INSERT INTO businesses (id, submission_id, slug, name, description, is_verified, search_text, listed_version, created_at, updated_at)
			SELECT ${firstBusiness} + n, 'crowd', 'crowd-' || n, 'Stall ' || n, '', 1, '', 1, now, now FROM numbers`
	},
	{
		rows: 1,
		sql: `${numbers} INSERT INTO events (id, host_business_id, created_by, submission_id, slug, title, description, location_name, address,
				latitude, longitude, start_at, end_at, time_zone, status, approved_at, search_text, created_at, updated_at)
			SELECT ${eventId}, ${crowdedMonth.hostId}, 'bench-7', 'crowd', '${crowdedMonth.slug}', 'Crowded month', 'Thirty days.', 'Fairground', '1 Wide Street',
				52.5, 13.4, now / 3600000 * 3600000 + 86400000, now / 3600000 * 3600000 + 31 * 86400000, 'Europe/Berlin', 'approved', now, '', now, now FROM numbers`
	},
	{
		rows: participants,
		sql: `${numbers} INSERT INTO event_businesses (event_id, business_id, joined_at)
			SELECT ${eventId}, ${firstBusiness} + n, now FROM numbers`
	},
	{
		rows: participants,
		sql: `${numbers} INSERT INTO join_requests (event_id, business_id, state, since, event_end_at)
			SELECT ${eventId}, ${firstBusiness} + n, CASE n % 3 WHEN 0 THEN 'requested' WHEN 1 THEN 'invited' ELSE 'declined' END, now, now FROM numbers`
	}
];
