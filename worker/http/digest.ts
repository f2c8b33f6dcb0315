/** @returns 72 bits of the SHA-256 in hexadecimal: enough to tell texts apart */
export async function digestOf(content: string | ArrayBuffer): Promise<string> {
	const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
	const digest = await crypto.subtle.digest('SHA-256', bytes);
	return Array.from(new Uint8Array(digest).slice(0, 9), (byte) =>
		byte.toString(16).padStart(2, '0')
	).join('');
}
