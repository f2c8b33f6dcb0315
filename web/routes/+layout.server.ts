import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => {
	const { viewer, viewerUnknown, requestId, origin } = locals;
	return {
		viewer: viewer && { id: viewer.id, name: viewer.name, isModerator: viewer.isModerator },
		viewerUnknown,
		requestId,
		origin
	};
};
