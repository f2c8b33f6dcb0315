import type { Viewer } from '../users/viewer.ts';
import type { BusinessRow } from './types.ts';

/** Whether the viewer owns the business, and so may change it. */
export const isOwner = ({ ownerId }: Pick<BusinessRow, 'ownerId'>, viewer: Viewer | null) =>
	viewer !== null && ownerId === viewer.id;

/** Whether the viewer may know that the business exists. */
export const maySeeBusiness = (
	business: Pick<BusinessRow, 'ownerId' | 'isVerified'>,
	viewer: Viewer | null
): boolean => business.isVerified || isOwner(business, viewer) || viewer?.isModerator === true;
