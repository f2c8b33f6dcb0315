import type { SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { teamOf } from '../database/sql/members.ts';
import { dayOf, newsOf, tellHost } from '../events/tell-host.ts';
import { notify } from '../notifications/notify.ts';
import { rolesThatMay } from '../users/team-roles.ts';
import type { Pair } from './pair.ts';

type About = Pick<Pair, 'event' | 'business'>;

interface Circumstances {
	/** The id of whoever did it, who is not told; null for the site itself. */
	by: string | null;
	now: number;
	condition: SQL;
}

/** Nobody hears the same about the same business twice a day, however often it comes and goes. */
const aboutPair = ({ event, business }: About, now: number) => ({
	key: `${event.id}-${business.id}-${dayOf(now)}`,
	data: { ...newsOf(event), business: business.name }
});

/** A statement that tells those who manage the host about a business. */
export const tellHostOf = (
	database: Database,
	kind: 'join_requested' | 'business_joined' | 'business_left',
	about: About,
	{ by, now, condition }: Circumstances
) => tellHost(database, about.event, { kind, ...aboutPair(about, now) }, by, now, condition);

/** A statement that tells those who manage a business what became of it. */
export const tellBusiness = (
	database: Database,
	kind: 'business_invited' | 'join_accepted' | 'join_waiting' | 'place_free',
	about: About,
	{ by, now, condition }: Circumstances
) => notify(database, { kind, ...aboutPair(about, now) }, managersOf(about, by), now, condition);

/** The same for a business that does not take part, with the reason if there is one. */
export function tellRefused(
	database: Database,
	kind: 'join_declined' | 'business_removed',
	about: About & { reason: string | null },
	{ by, now, condition }: Circumstances
) {
	const { key, data } = aboutPair(about, now);
	const news = { kind, key, data: { ...data, reason: about.reason } };
	return notify(database, news, managersOf(about, by), now, condition);
}

const managersOf = ({ business }: About, by: string | null) =>
	teamOf(business.id, rolesThatMay('manage'), by);
