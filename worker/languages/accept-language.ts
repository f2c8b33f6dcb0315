const maxHeaderLength = 200;

/**
 * The languages that a browser asks for, as lower-case tags, the preferred one first.
 *
 * @param header `Accept-Language` (RFC 9110, 12.5.4)
 */
export function acceptedLanguages(header: string | null | undefined): string[] {
	return (header ?? '')
		.slice(0, maxHeaderLength)
		.split(',')
		.map((entry) => {
			const [tag = '', quality] = entry.trim().split(/\s*;\s*q=/);
			return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
		})
		.filter(({ tag, quality }) => tag && quality > 0)
		.sort((a, b) => b.quality - a.quality)
		.map(({ tag }) => tag);
}
