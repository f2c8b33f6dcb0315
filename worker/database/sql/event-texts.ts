import { eq, sql } from 'drizzle-orm';
import type { Column, SQL } from 'drizzle-orm';
import type { OwnText } from '../own-fields.ts';
import { events, series } from '../schema.ts';

/** Joins the texts of a repeated event: those of its series, or of the dates that were changed with it. */
export const hasTextsOfSeries: SQL = eq(
	series.id,
	sql`coalesce(${events.textsId}, ${events.seriesId})`
);

/** A text that is never empty. */
const needed = (own: Column, ofSeries: Column): SQL<string> =>
	sql<string>`coalesce(nullif(${own}, ''), ${ofSeries}, '')`;

/** A text that may be empty: a date can have none where its series has one. */
const optional = (field: OwnText, own: Column, ofSeries: Column): SQL<string> =>
	sql<string>`iif(${own} <> '' OR instr(coalesce(${events.ownFields}, ''), ${sql.raw(`'"${field}"'`)}), ${own}, coalesce(${ofSeries}, ''))`;

/** The texts and facts of an event, each its own or else of its series. The query joins both tables. */
export const textsOfEvent = {
	title: needed(events.title, series.title),
	description: optional('description', events.description, series.description),
	locationName: needed(events.locationName, series.locationName),
	address: optional('address', events.address, series.address),
	// A fact that is null for one date is no fact: https://www.rfc-editor.org/rfc/rfc7396
	facts: sql`iif(${events.facts} IS NULL OR ${series.facts} IS NULL, coalesce(${events.facts}, ${series.facts}), json_patch(${series.facts}, ${events.facts}))`
};
