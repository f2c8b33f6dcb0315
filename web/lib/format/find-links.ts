/** A piece of a text that people typed. */
export type TextPart =
	{ kind: 'text'; text: string } | { kind: 'link'; text: string; href: string };

/** Up to a space, a quotation mark or an invisible character. Nothing in it can match twice. */
const address = /(?<![\p{L}\p{N}@/._-])(?:https?:\/\/|www\.)[^\s<>"“”„«»\p{Cc}\p{Cf}]+/giu;

/** What ends a sentence and not an address. */
const closing = new Set(".,;:!?'’‘*~…|。、，．！？；：」』】）");

const openerOf = new Map([
	[')', '('],
	[']', '['],
	['}', '{']
]);

/** Leaves out punctuation after an address, and a bracket that was opened before it. */
function withoutPunctuation(text: string): string {
	const characters = [...text];
	const counts = new Map<string, number>();
	for (const one of characters) counts.set(one, (counts.get(one) ?? 0) + 1);
	const countOf = (one: string) => counts.get(one) ?? 0;
	for (let last = characters.at(-1); last !== undefined; last = characters.at(-1)) {
		const opener = openerOf.get(last);
		const isUnopened = opener !== undefined && countOf(last) > countOf(opener);
		if (!closing.has(last) && !isUnopened) break;
		counts.set(last, countOf(last) - 1);
		characters.pop();
	}
	return characters.join('');
}

/** Where an address leads; null when it is not on the public web, or would show another host. */
function hrefOf(text: string): string | null {
	const url = URL.parse(/^www\./i.test(text) ? `https://${text}` : text);
	const isPublic = url?.username === '' && url.password === '' && /[^.]\.[^.]/.test(url.hostname);
	return isPublic ? url.href : null;
}

/** Finds the web addresses in a text, in time that grows with its length only. */
export function findLinks(text: string): TextPart[] {
	const parts: TextPart[] = [];
	let end = 0;
	for (const { index, 0: match } of text.matchAll(address)) {
		const found = withoutPunctuation(match);
		const href = hrefOf(found);
		if (href === null) continue;
		if (index > end) parts.push({ kind: 'text', text: text.slice(end, index) });
		parts.push({ kind: 'link', text: found, href });
		end = index + found.length;
	}
	if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
	return parts;
}
