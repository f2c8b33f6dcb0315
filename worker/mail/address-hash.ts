/** @returns the SHA-256 of an address in lower case, in hexadecimal: for suppressions */
export const addressHash = (address: string): Promise<string> => hashOf(address.toLowerCase());

/** @returns the SHA-256 of a text, in hexadecimal */
export async function hashOf(text: string): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
