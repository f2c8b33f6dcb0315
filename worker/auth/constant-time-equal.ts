const encoder = new TextEncoder();

/** Compares two secrets in constant time. They are hashed first, which hides their lengths too. */
export async function constantTimeEqual(one: string, other: string): Promise<boolean> {
	const [a, b] = await Promise.all(
		[one, other].map((text) => crypto.subtle.digest('SHA-256', encoder.encode(text)))
	);
	return a !== undefined && b !== undefined && crypto.subtle.timingSafeEqual(a, b);
}
