/** A picture that other sites may show. */
export const sharePng = (bytes: Uint8Array<ArrayBuffer>): Response =>
	new Response(bytes, {
		headers: { 'content-type': 'image/png', 'cross-origin-resource-policy': 'cross-origin' }
	});
