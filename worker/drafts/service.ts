import { ok } from '../http/result.ts';
import type { RequestContext } from '../request-context.ts';
import { currentViewer } from '../users/current-viewer.ts';
import { submitDraft } from './announce.ts';
import { removeDraft, updateDraft } from './changes.ts';
import { createDraft } from './create.ts';
import { draftNotFound } from './errors.ts';
import { isManagedBy } from './find-managed.ts';
import { listDrafts } from './lists.ts';
import { findDraftPicture, removeDraftPicture, setDraftPicture } from './pictures.ts';
import { presentDraft, selectDraft } from './repository.ts';
import type { DraftService } from './types.ts';

/** What the viewer of a request may do with drafts. */
export const createDraftService = (context: RequestContext): DraftService => ({
	list: (request) => listDrafts(context, request),
	async find(id) {
		const [viewer, [row]] = await Promise.all([
			currentViewer(context),
			selectDraft(context.database, id)
		]);
		return row && isManagedBy(viewer, row) ? ok(presentDraft(row)) : draftNotFound;
	},
	create: (input) => createDraft(context, input),
	update: (id, input) => updateDraft(context, id, input),
	remove: (id, input = {}) => removeDraft(context, id, input),
	setPicture: (id, role, upload) => setDraftPicture(context, id, role, upload),
	removePicture: (id, role, picture) => removeDraftPicture(context, id, role, picture),
	findPicture: (id, file) => findDraftPicture(context, id, file),
	submit: (id, input = {}) => submitDraft(context, id, input)
});
