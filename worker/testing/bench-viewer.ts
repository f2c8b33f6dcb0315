import type { Identity } from '../users/identity.ts';
import { permissions } from '../users/permissions.ts';

/** Somebody who is signed in, in generated data. @param id of their row in `users` */
export const benchViewer = (id: string, isModerator = false): Identity => ({
	kind: 'signed_in',
	sessionId: null,
	endsAt: null,
	authenticatedAt: null,
	sub: id,
	scopes: null,
	viewer: {
		id,
		username: id,
		email: null,
		emailVerified: false,
		name: 'Bench',
		firstName: null,
		lastName: null,
		identityProvider: 'Cognito',
		groups: [],
		permissions: isModerator ? permissions : [],
		isSuspended: false,
		signedInAt: null
	}
});
