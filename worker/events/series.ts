import { eq, sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { events, series } from '../database/schema.ts';
import { idOfEvent } from '../database/sql/identify.ts';
import { limits } from '../limits.ts';
import { selectEvents } from './repository.ts';

const idOfSeries = (idOrSlug: string) =>
	sql`(SELECT ${events.seriesId} FROM ${events} WHERE ${events.id} = ${idOfEvent(idOrSlug)})`;

/** All dates of the series of an event, this one too. */
export const selectDates = (database: Database, idOrSlug: string) =>
	selectEvents(database)
		.where(eq(events.seriesId, idOfSeries(idOrSlug)))
		.limit(limits.datesOfSeries);

/** The texts that they share: one row, or several after some dates were changed together. */
export const selectTexts = (database: Database, idOrSlug: string) =>
	database
		.select()
		.from(series)
		.where(
			sql`${series.id} IN (
				SELECT coalesce(${events.textsId}, ${events.seriesId}) FROM ${events}
				WHERE ${events.seriesId} = ${idOfSeries(idOrSlug)}
			)`
		)
		.limit(limits.datesOfSeries);
