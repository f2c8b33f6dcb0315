import { notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import type { RequestContext } from '../request-context.ts';
import { selectHereOfBusiness } from '../database/sql/here-now.ts';
import { isBusiness } from '../database/sql/identify.ts';
import { can } from '../users/can.ts';
import { currentViewer } from '../users/current-viewer.ts';
import { createBusiness } from './create.ts';
import { decideBusiness } from './decisions.ts';
import { businessNotFound } from './errors.ts';
import { listBusinesses, listOwnBusinesses } from './lists.ts';
import { presentBusiness } from './present.ts';
import { removeBusinessPicture, setBusinessPicture } from './pictures.ts';
import { selectBusinesses } from './repository.ts';
import type { BusinessService, FoundBusiness, HereOfBusiness } from './types.ts';
import { removeBusiness, updateBusiness } from './changes.ts';

/** What the viewer of a request may do with businesses. */
export const createBusinessService = (context: RequestContext): BusinessService => ({
	list: (filter) => listBusinesses(context, filter),
	async mine(request) {
		const viewer = await currentViewer(context);
		return viewer ? listOwnBusinesses(context, viewer, request) : notSignedIn;
	},
	find: (idOrSlug) => findBusiness(context, idOrSlug),
	create: (input) => createBusiness(context, input),
	update: (idOrSlug, input) => updateBusiness(context, idOrSlug, input),
	remove: (idOrSlug, input) => removeBusiness(context, idOrSlug, input),
	setPicture: (idOrSlug, role, upload) => setBusinessPicture(context, idOrSlug, role, upload),
	removePicture: (idOrSlug, role, id) => removeBusinessPicture(context, idOrSlug, role, id),
	decide: (idOrSlug, decision, input = {}) => decideBusiness(context, idOrSlug, decision, input)
});

async function findBusiness(
	context: RequestContext,
	idOrSlug: string
): Promise<Result<FoundBusiness>> {
	const { database, now } = context;
	const [viewer, [row], here] = await Promise.all([
		currentViewer(context),
		selectBusinesses(database).where(isBusiness(idOrSlug)).limit(1),
		selectHereOfBusiness(database, idOrSlug, now())
	]);
	if (!row || !can(viewer, 'see_business', row)) return businessNotFound;
	return ok({ ...presentBusiness(row, viewer), here: here.map(toHere) });
}

type HereRow = Awaited<ReturnType<typeof selectHereOfBusiness>>[number];

const toHere = ({ until, ...event }: HereRow): HereOfBusiness => ({
	event,
	until: new Date(until).toISOString()
});
