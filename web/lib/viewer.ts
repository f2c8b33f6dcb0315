import type { Viewer } from '../../worker/users/viewer.ts';

/**
 * The signed-in person, or null. For `load` functions only: a form action lets the service that it
 * calls check permissions, so that the session is read together with what the service looks up.
 */
export async function viewerOf({ identity }: Pick<App.Locals, 'identity'>): Promise<Viewer | null> {
	const resolved = await identity();
	return resolved.kind === 'signed_in' ? resolved.viewer : null;
}

/** Whether a call to the Worker failed because it requires signing in. */
export function isUnauthenticated(error: unknown): boolean {
	if (typeof error !== 'object' || error === null || !('problem' in error)) return false;
	const { problem } = error;
	return (
		typeof problem === 'object' && problem !== null && 'status' in problem && problem.status === 401
	);
}
