import { getTableName } from 'drizzle-orm';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import * as schema from '../../worker/database/schema.ts';

type Schema = typeof schema;
type TableName = {
	[Name in keyof Schema]: Schema[Name] extends SQLiteTable ? Name : never;
}[keyof Schema];

/** What a backup does with a table. */
export interface Decision {
	isKept: boolean;
	/** Columns that a restored row begins without, by their names in the database. */
	without: readonly string[];
	/** Whether migrations put rows into it, which a restore replaces. */
	isSeeded: boolean;
}

const kept: Decision = { isKept: true, without: [], isSeeded: false };
const seeded: Decision = { ...kept, isSeeded: true };
const leftOut: Decision = { ...kept, isKept: false };

/** The cron lists restored rows again, because the lists are left out. */
const listedAgain: Decision = { ...kept, without: ['listed_version'] };

/** What happens to each table of the schema. A table without a decision fails the type check. */
const decisions = {
	users: kept,
	identities: kept,
	personWords: kept,
	// People sign in again, with browsers that are not known any more.
	sessions: leftOut,
	knownDevices: leftOut,
	// What people see of their own activity, and codes that they have not entered yet.
	activities: leftOut,
	addressProofs: leftOut,
	passkeyNames: kept,
	// Only hashes: a restored site knows the tokens that programs still have.
	apiTokens: kept,
	categories: seeded,
	businesses: listedAgain,
	// Nobody else may take a printed name after a restore.
	formerNames: kept,
	businessCategories: kept,
	businessMembers: kept,
	// A link works for days, and is made again.
	businessInvitations: leftOut,
	series: kept,
	// Triggers count the participants again.
	events: { ...listedAgain, without: [...listedAgain.without, 'joined_count'] },
	drafts: kept,
	eventCategories: kept,
	venues: kept,
	// Looked up again.
	geocodes: leftOut,
	// Counts of one day.
	addressSearches: leftOut,
	eventBusinesses: kept,
	// It ends within a day.
	hereNow: leftOut,
	joinRequests: kept,
	pictures: kept,
	// The cron makes the lists again.
	terms: leftOut,
	postings: leftOut,
	listings: leftOut,
	// A migration can add a job.
	jobs: seeded,
	// Nobody should get a message a second time.
	mails: leftOut,
	announcements: leftOut,
	suppressions: kept,
	unwantedMail: kept,
	questions: kept,
	savedEvents: kept,
	calendarAdds: kept,
	// Only hashes: calendar programs still have the links.
	personalCalendars: kept,
	followedBusinesses: kept,
	appeals: kept,
	suspensions: kept,
	editedThings: kept,
	moderators: kept,
	claims: kept,
	reportedThings: kept,
	reports: kept,
	audit: kept,
	// A link that hands over a business expires within days.
	handovers: leftOut,
	accountDeletions: kept,
	poolLeftovers: kept,
	// Cached pages expire by themselves.
	purges: leftOut,
	alertCounts: leftOut
} as const satisfies Record<TableName, Decision>;

/** A table of the schema, and what a backup does with it. */
export interface BackupTable extends Decision {
	/** Its name in the database. */
	name: string;
	/** The tables that its rows refer to. */
	parents: readonly string[];
}

const isTableName = (name: string): name is TableName => name in decisions;

function toBackupTable(name: TableName): BackupTable {
	const table = schema[name];
	const { foreignKeys } = getTableConfig(table);
	const parents = foreignKeys.map((key) => getTableName(key.reference().foreignTable));
	return { ...decisions[name], name: getTableName(table), parents };
}

/** Every table of the schema. */
export const allTables: readonly BackupTable[] = Object.keys(decisions)
	.filter(isTableName)
	.map(toBackupTable);

/** The tables of a backup, those that others refer to first. */
export function keptTables(): BackupTable[] {
	const ordered = new Set<BackupTable>();
	const add = (table: BackupTable): void => {
		if (ordered.has(table)) return;
		for (const parent of table.parents) {
			const found = allTables.find(({ name, isKept }) => isKept && name === parent);
			if (found && found !== table) add(found);
		}
		ordered.add(table);
	};
	for (const table of allTables) if (table.isKept) add(table);
	return [...ordered];
}
