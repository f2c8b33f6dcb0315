import type { Instant } from '../clock.ts';
import type { DraftFields } from '../database/draft-fields.ts';
import type { BusinessName, Event } from '../events/types.ts';
import type { Conflict, Result } from '../http/result.ts';
import type { Page, PageRequest } from '../listing/page.ts';
import type { EventPictureRole, Picture, PictureUpload } from '../pictures/picture.ts';
import type { PictureFile } from '../pictures/store.ts';

/** An event that is being written: only those see it who manage its host. */
export interface Draft {
	id: number;
	host: BusinessName;
	fields: DraftFields;
	cover: Picture | null;
	gallery: readonly Picture[];
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
	/** Only those who see the draft see its pictures. The event gets them when it is announced. */
	setPicture(id: string, role: EventPictureRole, upload: PictureUpload): Promise<Result<Draft>>;
	/** @param picture the id of a picture in the gallery */
	removePicture(id: string, role: EventPictureRole, picture?: string): Promise<Result<Draft>>;
	/** @returns null if the draft has no such file, or is not for this viewer */
	findPicture(id: string, file: string): Promise<PictureFile | null>;
	/**
	 * Announces it: moderators review the event, and the draft is gone.
	 *
	 * @param input `{ version }`, and fields that take the place of those of the draft
	 */
	submit(id: string, input?: unknown): Promise<Result<Event[]> | Conflict<Draft>>;
}
