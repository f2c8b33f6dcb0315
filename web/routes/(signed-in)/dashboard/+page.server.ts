import type { Tab } from '../../../../worker/dashboard/types.ts';
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

const tabs = ['upcoming', 'waiting', 'past'] as const satisfies Tab[];

export const load: PageServerLoad = async (request) => {
	const { locals, url } = request;
	const { businesses, dashboard, text } = locals;
	const parameter = (name: string) => url.searchParams.get(name);
	const tab = tabs.find((name) => name === parameter('show')) ?? 'upcoming';
	const [ownBusinesses, overview] = await Promise.all([
		businesses.mine({ cursor: parameter('businesses') }),
		dashboard.overview({ tab, cursor: parameter('events') })
	]);
	const [done] = takeFlash(request);
	return {
		businesses: unwrapPage(ownBusinesses, url, 'businesses'),
		overview: unwrapPage(overview, url, 'events'),
		tabs,
		flash: flashFor(done, text)
	};
};
