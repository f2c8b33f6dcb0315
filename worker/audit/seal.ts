/** What an entry of the audit log says, by its columns. Times are milliseconds since 1970, UTC. */
export interface SealedColumns {
	id: number;
	at: number;
	actor: string | null;
	action: string;
	subjectKind: string;
	subjectId: string;
	details: string;
}

/** Stands for the seal before the first entry. */
export const firstSeal = '0'.repeat(64);

/**
 * The seal of an entry: a hash of the seal before it and of everything that the entry says, in one
 * order. Whoever changes, adds or removes an entry would have to seal all later ones anew.
 *
 * @param previous the seal of the entry before it, or `firstSeal`
 * @returns SHA-256 in hexadecimal, of a JSON array in UTF-8
 */
export async function sealOf(
	previous: string,
	{ id, at, actor, action, subjectKind, subjectId, details }: SealedColumns
): Promise<string> {
	const canonical = JSON.stringify([
		previous,
		id,
		at,
		actor,
		action,
		subjectKind,
		subjectId,
		details
	]);
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonical));
	return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
