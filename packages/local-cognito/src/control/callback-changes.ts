import { createDueList, type DueList } from './due-list.ts';

/** Parameters to set on the redirect back to the site; null removes one. */
export interface CallbackChange {
	times: number;
	params: Record<string, string | null>;
}

export type CallbackChanges = DueList<CallbackChange>;

/** The changes of the next redirects, in memory. */
export const createCallbackChanges = (): CallbackChanges => createDueList<CallbackChange>();
