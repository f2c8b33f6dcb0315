import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals }) => {
	const identity = await locals.identity();
	const viewer = identity.kind === 'signed_in' ? identity.viewer : null;
	return {
		viewer: viewer && {
			id: viewer.id,
			name: viewer.name,
			isModerator: locals.can(viewer, 'review') || locals.can(viewer, 'verify'),
			permissions: viewer.permissions
		},
		isViewerUnknown: identity.kind === 'unavailable',
		requestId: locals.requestId,
		origin: locals.origin
	};
};
