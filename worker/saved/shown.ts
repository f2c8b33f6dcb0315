import { sql } from 'drizzle-orm';
import { events } from '../database/schema.ts';

/** Matches what everyone may see: an event that moderators have taken back since is not shown. */
export const isShown = sql`(${events.status} = 'approved' OR ${events.status} = 'cancelled' AND ${events.approvedAt} IS NOT NULL)`;
