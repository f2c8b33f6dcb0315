import type { Tab } from '../../../../worker/dashboard/types.ts';
import { takeFlash } from '../../../lib/flash.ts';
import { unwrap, unwrapPage } from '../../../lib/unwrap.ts';
import type { PageServerLoad } from './$types';

/** What was done just before, by its word. */
function flashFor(done: string | undefined, { dashboard, teams }: App.Locals['text']) {
	const { flashes } = dashboard;
	if (done === 'deleted' || done === 'accepted') return flashes[done];
	if (done === 'draft') return flashes.draft;
	if (done === 'draft-deleted') return flashes.draftDeleted;
	if (done === 'left') return teams.flashes.left;
	const joined = (['owner', 'manager', 'helper'] as const).find(
		(role) => done === `joined-${role}`
	);
	return joined ? { title: teams.roles[joined], text: teams.invitation.accepted[joined] } : null;
}

/** One person can make fewer; a team can have more, which are shown once others are announced. */
const maxDrafts = 50;

const tabs = ['upcoming', 'waiting', 'drafts', 'past'] as const satisfies (Tab | 'drafts')[];

const shownTab = (asked: string | null): Tab | 'drafts' =>
	tabs.find((name) => name === asked) ?? 'upcoming';

export const load: PageServerLoad = async (request) => {
	const { locals, url } = request;
	const { businesses, dashboard, drafts, text } = locals;
	const parameter = (name: string) => url.searchParams.get(name);
	const shown = shownTab(parameter('show'));
	const tab = shown === 'drafts' ? 'upcoming' : shown;
	const [ownBusinesses, overview, ownDrafts] = await Promise.all([
		businesses.mine({ cursor: parameter('businesses') }),
		dashboard.overview({ tab, cursor: parameter('events') }),
		drafts.list({ limit: maxDrafts })
	]);
	const [done] = takeFlash(request);
	return {
		businesses: unwrapPage(ownBusinesses, url, 'businesses'),
		overview: unwrapPage(overview, url, 'events'),
		tabs,
		shown,
		drafts: unwrap(ownDrafts),
		flash: flashFor(done, text)
	};
};
