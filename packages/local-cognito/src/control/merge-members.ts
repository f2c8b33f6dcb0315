/** A copy of `members` with `changes` applied; null removes a member. */
export const mergeMembers = (
	members: Record<string, unknown>,
	changes: Record<string, unknown>
): Record<string, unknown> =>
	Object.fromEntries(
		Object.entries({ ...members, ...changes }).filter(([name]) => changes[name] !== null)
	);
