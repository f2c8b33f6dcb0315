/** web/lib/layout/ViewerSlot.svelte writes these comments. Texts that people typed contain none. */
const slot = /<!--viewer:([a-z]+)-->([\s\S]*?)<!--\/viewer:\1-->/g;

/** Slots that suit everyone, and stay when there is nothing of the viewer's for them. */
const suitsEveryone = new Set(['greeting']);

/** What a page has in its slots, by their names. */
export const slotsOf = (html: string): ReadonlyMap<string, string> =>
	new Map([...html.matchAll(slot)].map(([, name = '', content = '']) => [name, content]));

/** Replaces what a cached page has for visitors. What has no replacement is left out. */
export const fillSlots = (html: string, parts: ReadonlyMap<string, string>): string =>
	html.replace(slot, (whole, name: string) =>
		suitsEveryone.has(name) ? (parts.get(name) ?? whole) : (parts.get(name) ?? '')
	);

const endOfHead = '</head>';
const loaded = /<script\b[^>]*\ssrc=[^>]*><\/script>|<link\b[^>]*>/g;

/** A page in two pieces: what can be sent before the viewer is known, and the rest. */
export function splitHead(html: string): [head: string, rest: string] {
	const end = html.indexOf(endOfHead);
	return end < 0 ? ['', html] : [html.slice(0, end), html.slice(end)];
}

/** The rest of another rendering of a page whose head was sent, with what its head loads besides. */
export function restAfter(sentHead: string, html: string): string {
	const [head, rest] = splitHead(html);
	const missing = (head.match(loaded) ?? []).filter((tag) => !sentHead.includes(tag));
	return missing.join('') + rest;
}
