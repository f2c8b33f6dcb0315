/** @returns 72 bits of the text's SHA-256 in hexadecimal: enough to tell texts apart */
export async function digestOf(text: string): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	return Array.from(new Uint8Array(digest).slice(0, 9), (byte) =>
		byte.toString(16).padStart(2, '0')
	).join('');
}
