import { unwrap } from '../../../lib/unwrap.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const kind = (['business', 'event'] as const).find((each) => url.searchParams.get(each));
	const about = kind ? { kind, idOrSlug: url.searchParams.get(kind) ?? '' } : null;
	const cursor = url.searchParams.get('cursor');
	return { kind: kind ?? null, history: unwrap(await locals.audit.history(about, { cursor })) };
};
