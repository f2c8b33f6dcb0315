import { textOf } from './vocabulary.ts';

/** How many rows to generate. */
export interface Amounts {
	businesses: number;
	events: number;
	/** Businesses that join each event. */
	participationsPerEvent: number;
	/** Characters of the description of an event. */
	descriptionLength: number;
}

export interface Step {
	rows: number;
	/**
	 * SQL that inserts the rows from `?1` to `?2` - 1; `?3` is the current time in milliseconds, `?4`
	 * the texts of the rows in JSON, if they have one.
	 */
	sql: string;
	/** The text of a row. */
	textOf?: (row: number) => string;
}

/** D1 limits statements to thirty seconds; this many rows take about one. */
export const rowsPerStatement = 20_000;

/** D1 limits a bound text to two megabytes. */
export const textsPerStatement = 200;

const numbers = `WITH RECURSIVE numbers(n, now) AS (
	SELECT CAST(?1 AS INTEGER), CAST(?3 AS INTEGER)
	UNION ALL SELECT n + 1, now FROM numbers WHERE n + 1 < ?2
)`;

const numberedTexts = `WITH numbers(n, now, text) AS (
	SELECT CAST(?1 AS INTEGER) + key, CAST(?3 AS INTEGER), value FROM json_each(?4) WHERE key < ?2
)`;

/** One of `choices`, pseudo-random but the same each time. */
const choose = (salt: number, choices: readonly string[]) =>
	`json_extract('${JSON.stringify(choices)}', '$[' || (n * ${salt} / 7 % ${choices.length}) || ']')`;

const wares = [
	'Bread',
	'Ceramics',
	'Vinyl',
	'Soap',
	'Coffee',
	'Prints',
	'Denim',
	'Honey',
	'Plants'
];
const kinds = ['Studio', 'Kitchen', 'Workshop', 'Collective', 'Corner'];
const occasions = ['Market', 'Pop-up', 'Fair', 'Night', 'Open house', 'Tasting', 'Sale'];
const places = ['Harbour', 'Old Mill', 'Station', 'Garden', 'Arcade', 'Courtyard', 'Bridge'];

/** The id of an event that hundreds of businesses join. */
const crowdedEvent = 12;

/** A tenth of the events are over; the rest are spread over the next two years. */
const startAt = `(now / 3600000 + (n * 7919 % 19272) - 1752) * 3600000`;
/** The duration in hours: one in twenty events lasts some days. */
const hours = `iif(n % 20 = 0, 24 * (2 + n % 9), 3 + n % 6)`;

/** Statements that fill an empty database with the same rows each time, in order. */
export function dataSteps(amounts: Amounts): Step[] {
	const { businesses, events, participationsPerEvent, descriptionLength } = amounts;
	const owners = Math.max(1, Math.floor(businesses / 2));
	return [
		{
			rows: owners,
			sql: `${numbers} INSERT INTO users (id, issuer, sub, username, email_verified, identity_provider, created_at, updated_at)
				SELECT 'bench-' || n, 'https://bench.test', 'bench-' || n, 'bench-' || n, 0, 'Cognito', now, now FROM numbers`
		},
		{
			rows: businesses,
			sql: `${numbers}, made AS (SELECT n, now, ${choose(3, wares)} || ' ' || ${choose(5, kinds)} || ' ' || n AS name FROM numbers)
				INSERT INTO businesses (id, owner_id, submission_id, slug, name, description, is_verified, search_text, created_at, updated_at)
				SELECT n + 1, 'bench-' || (n % ${owners}), n, 'bench-' || n, name, 'Made for measuring.', n % 10 > 0, '', now - n * 1000, now FROM made`
		},
		{
			rows: businesses,
			sql: `${numbers} INSERT INTO business_categories (business_id, category_id) SELECT n + 1, 1 + n % 12 FROM numbers`
		},
		{
			rows: events,
			textOf: (row) => textOf(row, descriptionLength),
			sql: `${numberedTexts}, made AS (SELECT n, now, text, ${choose(11, places)} || ' ' || ${choose(13, occasions)} || ' ' || n AS title FROM numbers)
				INSERT INTO events (id, host_business_id, created_by, submission_id, slug, title, description, location_name, address,
					latitude, longitude, start_at, end_at, time_zone, status, approved_at, search_text, created_at, updated_at)
				SELECT n + 1, 1 + n % ${businesses}, 'bench-' || (n % ${businesses} % ${owners}), n, 'bench-' || n, title, 'Made for measuring. ' || text,
					${choose(11, places)}, n || ' High Street', 36 + (n * 37 % 24000) / 1000.0, -10 + (n * 53 % 40000) / 1000.0,
					${startAt}, ${startAt} + ${hours} * 3600000, 'Europe/Berlin',
					iif(n % 50 = 0, 'pending', 'approved'), now, '', now - n * 1000, now FROM made`
		},
		{
			rows: events,
			sql: `${numbers} INSERT INTO event_categories (event_id, category_id) SELECT n + 1, 1 + n % 12 FROM numbers`
		},
		{
			rows: events * participationsPerEvent,
			sql: `${numbers} INSERT OR IGNORE INTO event_businesses (event_id, business_id, joined_at)
				SELECT 1 + n / ${participationsPerEvent}, 1 + (n * 31 + n % ${participationsPerEvent} * 17) % ${businesses}, now FROM numbers`
		},
		{
			rows: Math.min(businesses, 500),
			sql: `${numbers} INSERT OR IGNORE INTO event_businesses (event_id, business_id, joined_at)
				SELECT ${crowdedEvent}, 1 + n, now + n FROM numbers`
		}
	];
}
