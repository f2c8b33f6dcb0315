import type { Standing } from './types.ts';

const standings = ['joined', 'requested', 'waiting', 'invited', 'declined'] as const;

/** What a query says that a business has to do with an event. */
export const toStanding = (text: string | null): Standing =>
	standings.find((standing) => standing === text) ?? null;
