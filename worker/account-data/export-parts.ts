import type { Database } from '../database/client.ts';
import { accountParts } from './export-parts/account.ts';
import { businessAndTeamParts } from './export-parts/businesses.ts';
import { eventAndDraftParts } from './export-parts/events.ts';
import { moderatedParts } from './export-parts/moderation.ts';
import type { Part } from './export-parts/part.ts';
import { visitorParts } from './export-parts/visitors.ts';

/** What is held about a person, part by part. */
export const exportParts = (database: Database, userId: string): Part[] => [
	...accountParts(database, userId),
	...businessAndTeamParts(database, userId),
	...eventAndDraftParts(database, userId),
	...visitorParts(database, userId),
	...moderatedParts(database, userId)
];
