import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals }) => {
	const [identity, unread] = await Promise.all([locals.identity(), locals.unread()]);
	const viewer = identity.kind === 'signed_in' ? identity.viewer : null;
	return {
		viewer: viewer && {
			id: viewer.id,
			name: viewer.name,
			isSuspended: viewer.isSuspended,
			isModerator: locals.can(viewer, 'open_review'),
			mayReview: locals.can(viewer, 'review'),
			mayVerify: locals.can(viewer, 'verify'),
			maySuspend: locals.can(viewer, 'suspend')
		},
		/** Notifications that the viewer has not read. */
		unread,
		/** When the session ends, however active it is: milliseconds since 1970, UTC. */
		sessionEndsAt: identity.kind === 'signed_in' ? identity.endsAt : null,
		isViewerUnknown: identity.kind === 'unavailable',
		requestId: locals.requestId,
		/** The address of the style of a street map. */
		streetMap: locals.streetMap?.style ?? null,
		origin: locals.origin
	};
};
