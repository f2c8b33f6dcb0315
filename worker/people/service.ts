import { eq } from 'drizzle-orm';
import { suspensions, users } from '../database/schema.ts';
import { notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { presentPerson, selectPeople } from '../moderator-search/people.ts';
import type { RequestContext } from '../request-context.ts';
import { can } from '../users/can.ts';
import { currentViewer } from '../users/current-viewer.ts';
import { answerAppeal, listAppeals } from './appeals.ts';
import { personNotFound } from './errors.ts';
import { appealOwnSuspension, findOwnSuspension, presentSuspension } from './own-suspension.ts';
import { restorePerson, suspendPerson } from './suspend.ts';
import type { ModeratedPerson, PeopleService } from './types.ts';

/** What moderators do about people, and what these say. */
export const createPeopleService = (context: RequestContext): PeopleService => ({
	find: (id) => findPerson(context, id),
	suspend: (id, input) => suspendPerson(context, id, input),
	restore: (id) => restorePerson(context, id),
	mySuspension: () => findOwnSuspension(context),
	appeal: (input) => appealOwnSuspension(context, input),
	appeals: () => listAppeals(context),
	answer: (id, input) => answerAppeal(context, id, input)
});

async function findPerson(context: RequestContext, id: string): Promise<Result<ModeratedPerson>> {
	const [viewer, [person], [suspension]] = await Promise.all([
		currentViewer(context),
		selectPeople(context).where(eq(users.id, id)),
		context.database.select().from(suspensions).where(eq(suspensions.personId, id))
	]);
	if (!viewer) return notSignedIn;
	// Whether somebody exists is nobody else's business.
	if (!person || !can(viewer, 'people')) return personNotFound;
	return ok({
		...presentPerson(person),
		suspension: suspension ? presentSuspension(suspension) : null
	});
}
