import { getTableName } from 'drizzle-orm';
import {
	daysListed,
	gridLevels,
	idsPerMinute,
	lists,
	millisecondsPerMinute
} from './listing-constants.ts';
import {
	businessCategories,
	businesses,
	eventBusinesses,
	eventCategories,
	events,
	listings
} from './schema.ts';

const millisecondsPerDay = 1440 * millisecondsPerMinute;
const days = JSON.stringify(Array.from({ length: daysListed }, (_, day) => day));
const levels = JSON.stringify(gridLevels.toReversed());
const { listName, sortKey } = listings;
const columns = `${listName.name}, ${sortKey.name}`;
const listingsTable = getTableName(listings);

const sortKeyOf = (time: string, id: string) =>
	`${time} / ${millisecondsPerMinute} * ${idsPerMinute} + ${id}`;

const view = (name: string, query: string) => ({
	name,
	sql: `CREATE VIEW ${name} AS ${query}`
});

const trigger = (name: string, when: string, statements: readonly string[]) => ({
	name,
	sql: `CREATE TRIGGER ${name} ${when} BEGIN ${statements.map((each) => `${each};`).join(' ')} END`
});

/** An event has a listing per day and list, with the end of that day as its sort key. */
const eventListings = view(
	'event_listings',
	`SELECT e.${events.id.name} AS event_id, h.value AS ${listName.name},
		min(e.${events.startAt.name} + (d.value + 1) * ${millisecondsPerDay}, e.${events.endAt.name}) / ${millisecondsPerMinute} * ${idsPerMinute} + e.${events.id.name} AS ${sortKey.name}
	FROM ${getTableName(events)} e
	JOIN json_each('${days}') d ON e.${events.startAt.name} + d.value * ${millisecondsPerDay} < e.${events.endAt.name}
	JOIN json_each((
		SELECT json_group_array(${listName.name}) FROM (${listNamesOfEvent()})
	)) h
	WHERE e.${events.status.name} = 'approved'`
);

/** The lists that an event is in: all, by category, by business, and by the cell of each grid. */
function listNamesOfEvent(): string {
	const { id, hostBusinessId, latitude, longitude } = events;
	return `SELECT '${lists.events}' AS ${listName.name}
		UNION SELECT '${lists.eventsOfCategory}' || ${eventCategories.categoryId.name} FROM ${getTableName(eventCategories)} WHERE ${eventCategories.eventId.name} = e.${id.name}
		UNION SELECT '${lists.eventsOfBusiness}' || e.${hostBusinessId.name} WHERE e.${hostBusinessId.name} IS NOT NULL
		UNION SELECT '${lists.eventsOfBusiness}' || ${eventBusinesses.businessId.name} FROM ${getTableName(eventBusinesses)} WHERE ${eventBusinesses.eventId.name} = e.${id.name}
		UNION SELECT '${lists.eventsInCell}' || z.value
			|| '/' || (CAST((e.${longitude.name} + 180) / 360 * (1 << z.value) AS INTEGER) % (1 << z.value))
			|| '/' || CAST((e.${latitude.name} + 90) / 360 * (1 << z.value) AS INTEGER)
		FROM json_each('${levels}') z
		WHERE e.${latitude.name} IS NOT NULL AND e.${longitude.name} IS NOT NULL`;
}

const businessListings = view(
	'business_listings',
	`SELECT ${businesses.id.name} AS business_id, '${lists.businesses}' AS ${listName.name}, ${businesses.id.name} AS ${sortKey.name} FROM ${getTableName(businesses)} WHERE ${businesses.isVerified.name}
	UNION ALL
	SELECT b.${businesses.id.name}, '${lists.businessesOfCategory}' || c.${businessCategories.categoryId.name}, b.${businesses.id.name}
	FROM ${getTableName(businesses)} b JOIN ${getTableName(businessCategories)} c ON c.${businessCategories.businessId.name} = b.${businesses.id.name} WHERE b.${businesses.isVerified.name}`
);

const addListings = (viewName: string, idColumn: string, id: string) =>
	`INSERT OR IGNORE INTO ${listingsTable} SELECT ${columns} FROM ${viewName} WHERE ${idColumn} = ${id}`;

const removeListings = (viewName: string, condition: string) =>
	`DELETE FROM ${listingsTable} WHERE (${columns}) IN (SELECT ${columns} FROM ${viewName} WHERE ${condition})`;

/** The statements that add and remove the listings of a row. */
interface Maintenance {
	add: readonly string[];
	remove: readonly string[];
}

function maintenanceOfEvents(): Maintenance {
	const { id, createdAt, endAt, searchText, status } = events;
	const pendingKey = (row: string) => sortKeyOf(`${row}.${createdAt.name}`, `${row}.${id.name}`);
	const searchKey = (row: string) => sortKeyOf(`${row}.${endAt.name}`, `${row}.${id.name}`);
	return {
		add: [
			addListings('event_listings', 'event_id', `NEW.${id.name}`),
			`INSERT INTO ${listingsTable} SELECT '${lists.pendingEvents}', ${pendingKey('NEW')} WHERE NEW.${status.name} = 'pending'`,
			`INSERT INTO event_search (rowid, text) SELECT ${searchKey('NEW')}, NEW.${searchText.name} WHERE NEW.${status.name} = 'approved'`
		],
		remove: [
			removeListings('event_listings', `event_id = OLD.${id.name}`),
			`DELETE FROM ${listingsTable} WHERE ${listName.name} = '${lists.pendingEvents}' AND ${sortKey.name} = ${pendingKey('OLD')}`,
			`DELETE FROM event_search WHERE OLD.${status.name} = 'approved' AND rowid = ${searchKey('OLD')}`
		]
	};
}

function maintenanceOfBusinesses(): Maintenance {
	const { id, createdAt, isVerified, searchText } = businesses;
	const pendingKey = (row: string) => sortKeyOf(`${row}.${createdAt.name}`, `${row}.${id.name}`);
	return {
		add: [
			addListings('business_listings', 'business_id', `NEW.${id.name}`),
			`INSERT INTO ${listingsTable} SELECT '${lists.pendingBusinesses}', ${pendingKey('NEW')} WHERE NOT NEW.${isVerified.name}`,
			`INSERT INTO business_search (rowid, text) SELECT NEW.${id.name}, NEW.${searchText.name} WHERE NEW.${isVerified.name}`
		],
		remove: [
			removeListings('business_listings', `business_id = OLD.${id.name}`),
			`DELETE FROM ${listingsTable} WHERE ${listName.name} = '${lists.pendingBusinesses}' AND ${sortKey.name} = ${pendingKey('OLD')}`,
			`DELETE FROM business_search WHERE OLD.${isVerified.name} AND rowid = OLD.${id.name}`
		]
	};
}

function eventTriggers() {
	const { add, remove } = maintenanceOfEvents();
	const { status, startAt, endAt, latitude, longitude, hostBusinessId, searchText } = events;
	const listed = [status, startAt, endAt, latitude, longitude, hostBusinessId, searchText];
	const changed = listed.map(({ name }) => name).join(', ');
	const table = getTableName(events);
	return [
		trigger('events_list', `AFTER INSERT ON ${table}`, add),
		trigger('events_unlist_changed', `BEFORE UPDATE OF ${changed} ON ${table}`, remove),
		trigger('events_list_changed', `AFTER UPDATE OF ${changed} ON ${table}`, add),
		trigger('events_unlist', `BEFORE DELETE ON ${table}`, remove)
	];
}

function businessTriggers() {
	const { add, remove } = maintenanceOfBusinesses();
	const changed = [businesses.isVerified, businesses.searchText].map(({ name }) => name).join(', ');
	const table = getTableName(businesses);
	return [
		trigger('businesses_list', `AFTER INSERT ON ${table}`, add),
		trigger('businesses_unlist_changed', `BEFORE UPDATE OF ${changed} ON ${table}`, remove),
		trigger('businesses_list_changed', `AFTER UPDATE OF ${changed} ON ${table}`, add),
		trigger('businesses_unlist', `BEFORE DELETE ON ${table}`, remove)
	];
}

function eventLinkTriggers() {
	const { eventId, categoryId } = eventCategories;
	const { businessId } = eventBusinesses;
	const isEvent = `event_id = OLD.${eventId.name}`;
	// A host that leaves stays listed as the host.
	const isNotHost = `OLD.${businessId.name} IS NOT (SELECT ${events.hostBusinessId.name} FROM ${getTableName(events)} WHERE ${events.id.name} = OLD.${eventBusinesses.eventId.name})`;
	return [
		trigger('event_categories_list', `AFTER INSERT ON ${getTableName(eventCategories)}`, [
			addListings('event_listings', 'event_id', `NEW.${eventId.name}`)
		]),
		trigger('event_categories_unlist', `BEFORE DELETE ON ${getTableName(eventCategories)}`, [
			removeListings(
				'event_listings',
				`${isEvent} AND ${listName.name} = '${lists.eventsOfCategory}' || OLD.${categoryId.name}`
			)
		]),
		trigger('event_businesses_list', `AFTER INSERT ON ${getTableName(eventBusinesses)}`, [
			addListings('event_listings', 'event_id', `NEW.${eventBusinesses.eventId.name}`)
		]),
		trigger('event_businesses_unlist', `BEFORE DELETE ON ${getTableName(eventBusinesses)}`, [
			removeListings(
				'event_listings',
				`${isEvent} AND ${listName.name} = '${lists.eventsOfBusiness}' || OLD.${businessId.name} AND ${isNotHost}`
			)
		])
	];
}

function businessLinkTriggers() {
	const { businessId, categoryId } = businessCategories;
	const table = getTableName(businessCategories);
	return [
		trigger('business_categories_list', `AFTER INSERT ON ${table}`, [
			addListings('business_listings', 'business_id', `NEW.${businessId.name}`)
		]),
		trigger('business_categories_unlist', `BEFORE DELETE ON ${table}`, [
			`DELETE FROM ${listingsTable} WHERE ${listName.name} = '${lists.businessesOfCategory}' || OLD.${categoryId.name} AND ${sortKey.name} = OLD.${businessId.name}`
		])
	];
}

/**
 * The views and triggers that maintain `listings` and the search tables, in the order in which they
 * can be created, written from the schema and the constants that queries use too. Migrations hold
 * their SQL: a test compares it with this, and `npm run db:triggers` prints it for a new migration.
 */
export const listingObjects: readonly { name: string; sql: string }[] = [
	eventListings,
	businessListings,
	...eventTriggers(),
	...businessTriggers(),
	...eventLinkTriggers(),
	...businessLinkTriggers()
];
