import type { businesses } from '../database/schema.ts';

/** What moderators have decided about a business. */
export const businessStatuses = ['pending', 'verified', 'declined', 'suspended'] as const;

export type BusinessStatus = (typeof businessStatuses)[number];

/** Only a verified business is public. */
export const statusOf = ({
	isVerified,
	decision
}: Pick<typeof businesses.$inferSelect, 'isVerified' | 'decision'>): BusinessStatus =>
	isVerified ? 'verified' : (decision ?? 'pending');
