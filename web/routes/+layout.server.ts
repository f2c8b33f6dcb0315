import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals: { viewer, viewerUnknown, requestId } }) => ({
	viewer: viewer && { id: viewer.id, name: viewer.name, isModerator: viewer.isModerator },
	viewerUnknown,
	requestId
});
