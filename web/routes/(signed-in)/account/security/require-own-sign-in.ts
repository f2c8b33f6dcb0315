import { redirect } from '@sveltejs/kit';
import type { Viewer } from '../../../../../worker/users/viewer.ts';

/**
 * The viewer of a page about passwords and factors. People who sign in with a provider have neither
 * here, and the security page tells them so.
 */
export async function requireOwnSignIn({ waitForIdentity }: App.Locals): Promise<Viewer> {
	const identity = await waitForIdentity();
	const isOwn = identity.kind === 'signed_in' && identity.viewer.identityProvider === 'Cognito';
	if (!isOwn) redirect(303, '/account/security');
	return identity.viewer;
}
