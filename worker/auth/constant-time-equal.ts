const encoder = new TextEncoder();

/**
 * Compares two secrets without telling by the time it takes where they differ. Hashed first, so
 * that their lengths do not show either.
 */
export async function isSameSecret(one: string, other: string): Promise<boolean> {
	const [a, b] = await Promise.all(
		[one, other].map((text) => crypto.subtle.digest('SHA-256', encoder.encode(text)))
	);
	return a !== undefined && b !== undefined && crypto.subtle.timingSafeEqual(a, b);
}
