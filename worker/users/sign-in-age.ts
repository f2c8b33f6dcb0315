/** How long ago a person must have proved who they are, before they may change something sensitive. */
export const recentSeconds = 600;

/**
 * Whether somebody proved who they are within ten minutes.
 *
 * @param authenticatedAt as their verified token says; null when it does not. Milliseconds since
 * 1970, UTC, as `now` is
 */
export const isRecent = (authenticatedAt: number | null, now: number): boolean =>
	authenticatedAt !== null && now - authenticatedAt <= recentSeconds * 1000;
