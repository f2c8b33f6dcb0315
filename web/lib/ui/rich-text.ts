/** A piece of a text from the catalogue that contains markup. */
export type RichTextPart =
	| { kind: 'text'; text: string }
	| { kind: 'value'; name: string }
	| { kind: 'link' | 'strong' | 'hidden'; text: string };

const markup = /\{(?<value>\w+)\}|<(?<tag>link|strong|hidden)>(?<inner>.*?)<\/\k<tag>>/gs;

/**
 * Splits `See <link>the page of {name}</link>` into its parts. The text of an element may contain
 * values, and is split in the same way.
 */
export function parseRichText(text: string): RichTextPart[] {
	const parts: RichTextPart[] = [];
	let end = 0;
	for (const match of text.matchAll(markup)) {
		const { value, tag, inner = '' } = match.groups ?? {};
		if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) });
		if (value) parts.push({ kind: 'value', name: value });
		if (tag === 'link' || tag === 'strong' || tag === 'hidden') {
			parts.push({ kind: tag, text: inner });
		}
		end = match.index + match[0].length;
	}
	if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
	return parts;
}
