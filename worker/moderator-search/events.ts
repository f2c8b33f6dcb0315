import { eq, not, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { lists } from '../database/postings/list-names.ts';
import { events, series, users } from '../database/schema.ts';
import { isEvent } from '../database/sql/identify.ts';
import { inPageOrder, pageFields, pageKey, scanPage } from '../database/sql/list-scan.ts';
import { presentEvent } from '../events/present.ts';
import { eventFields, host, isHostOfEvent, isSeriesOfEvent } from '../events/repository.ts';
import type { RequestContext } from '../request-context.ts';
import type { Viewer } from '../users/viewer.ts';
import type { Asked } from './asked.ts';
import { reportsAbout } from './counts.ts';
import { ownerFields, ownerOf } from './owner.ts';
import { readNamed } from './read-named.ts';
import type { Position } from './read-named.ts';
import type { FoundEvent } from './types.ts';

const fields = {
	event: eventFields,
	owner: ownerFields,
	reports: reportsAbout('event', events.id)
};

const selectOne = ({ database }: RequestContext, which: SQL) =>
	database
		.select(fields)
		.from(events)
		.leftJoin(host, isHostOfEvent)
		.leftJoin(series, isSeriesOfEvent)
		.leftJoin(users, eq(users.id, host.ownerId))
		.where(which)
		.limit(1);

type Row = Awaited<ReturnType<typeof selectOne>>[number];

const selectPage = ({ database }: RequestContext, page: SQL) =>
	database
		.select({ ...pageFields, ...fields })
		.from(page)
		.leftJoin(events, eq(events.id, pageKey))
		.leftJoin(host, isHostOfEvent)
		.leftJoin(series, isSeriesOfEvent)
		.leftJoin(users, eq(users.id, host.ownerId))
		.orderBy(inPageOrder('descending'));

/** Events in any state. */
export const findEvents = (context: RequestContext, asked: Asked, position: Position) =>
	readNamed({
		kind: 'events',
		prefix: lists.eventsTitled,
		everything: lists.events,
		asked,
		position,
		isItem: (key) =>
			sql`EXISTS (SELECT 1 FROM ${events} WHERE ${eq(events.id, key)} AND ${
				asked.name === null ? sql`TRUE` : not(sql`(${isEvent(asked.name)})`)
			})`,
		readOne: (name) => selectOne(context, isEvent(name)),
		readPage: (scan) => selectPage(context, scanPage(scan)),
		toRow: ({ event, ...rest }): Row[] => (event ? [{ event, ...rest }] : [])
	});

export const presentFoundEvent = (
	{ event, owner, reports }: Row,
	viewer: Viewer,
	now: number
): FoundEvent => ({
	event: presentEvent(event, viewer, now),
	owner: ownerOf(owner, viewer),
	reports
});
