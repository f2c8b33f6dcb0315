import type { SealedBox } from '../auth/sealed-box.ts';

/** The access token of a person who deletes their account, and its subject. */
export interface DeletionToken {
	sub: string;
	accessToken: string;
}

/** Seals a token for the job that deletes its owner in the pool. It belongs to this person alone. */
export function sealToken(
	box: SealedBox,
	userId: string,
	{ sub, accessToken }: DeletionToken
): Promise<string> {
	const content = [userId, sub, accessToken].join(' ');
	return box.seal('account-deletion', new TextEncoder().encode(content));
}

/** @returns null for a box that was sealed for somebody else, or with a key that is gone */
export async function openToken(
	box: SealedBox,
	userId: string,
	sealed: string
): Promise<DeletionToken | null> {
	const opened = await box.open('account-deletion', sealed);
	if (!opened) return null;
	const [owner, sub, accessToken] = new TextDecoder().decode(opened.content).split(' ');
	return owner === userId && sub && accessToken ? { sub, accessToken } : null;
}
