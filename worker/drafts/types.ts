import type { Instant } from '../clock.ts';
import type { DraftFields } from '../database/draft-fields.ts';
import type { BusinessName, Event } from '../events/types.ts';
import type { Conflict, Result } from '../http/result.ts';
import type { Page, PageRequest } from '../listing/page.ts';

/** An event that is being written: only those see it who manage its host. */
export interface Draft {
	id: number;
	host: BusinessName;
	fields: DraftFields;
	version: number;
	createdAt: Instant;
	updatedAt: Instant;
}

/** What one viewer may do with drafts. `input` is what a client or a form sent, unvalidated. */
export interface DraftService {
	/** Those of the businesses that the viewer manages, the last changed first. */
	list(request?: PageRequest): Promise<Result<Page<Draft>>>;
	find(id: string): Promise<Result<Draft>>;
	/** Needs a title and a host. */
	create(input: unknown): Promise<Result<Draft>>;
	/** Updates the fields in the input; a conflict unless its `version` is the newest. */
	update(id: string, input: unknown): Promise<Result<Draft> | Conflict<Draft>>;
	/** @param input `{ version }`; a conflict unless it is the newest */
	remove(id: string, input?: unknown): Promise<Result<null> | Conflict<Draft>>;
	/**
	 * Announces it: moderators review the event, and the draft is gone.
	 *
	 * @param input `{ version }`, and fields that take the place of those of the draft
	 */
	submit(id: string, input?: unknown): Promise<Result<Event[]> | Conflict<Draft>>;
}
