import type { claims } from '../database/schema.ts';
import type { Claim } from './types.ts';

type Shown = 'id' | 'text' | 'link' | 'createdAt' | 'decision' | 'reason';

/** The columns of a claim; null where a person has none. */
type ClaimRow = { [K in Shown]: (typeof claims.$inferSelect)[K] | null };

/** @returns null where there is no claim */
export function presentClaim(row: ClaimRow): Claim | null {
	const { id, text, link, createdAt, decision, reason } = row;
	if (id === null) return null;
	return {
		...{ id, text: text ?? '', link, decision, reason },
		createdAt: new Date(createdAt ?? 0).toISOString()
	};
}
