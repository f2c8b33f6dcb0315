import { takeFlash } from '../../../lib/flash.ts';
import { unwrapPage } from '../../../lib/unwrap.ts';
import type { PageServerLoad } from './$types';

/** What was done just before, by its word. */
function flashFor(done: string | undefined, { dashboard, teams }: App.Locals['text']) {
	if (done === 'deleted' || done === 'accepted') return dashboard.flashes[done];
	if (done === 'left') return teams.flashes.left;
	const joined = (['owner', 'manager', 'helper'] as const).find(
		(role) => done === `joined-${role}`
	);
	return joined ? { title: teams.roles[joined], text: teams.invitation.accepted[joined] } : null;
}

export const load: PageServerLoad = async (request) => {
	const { locals, url } = request;
	const { businesses, events, text } = locals;
	const cursor = (parameter: string) => url.searchParams.get(parameter);
	const [ownBusinesses, ownEvents] = await Promise.all([
		businesses.mine({ cursor: cursor('businesses') }),
		events.mine({ cursor: cursor('events') })
	]);
	const [done] = takeFlash(request);
	return {
		businesses: unwrapPage(ownBusinesses, url, 'businesses'),
		events: unwrapPage(ownEvents, url, 'events'),
		flash: flashFor(done, text)
	};
};
