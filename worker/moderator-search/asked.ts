import type { FoundKind } from './schema.ts';

/** What somebody typed, by what it can be: null for what it is not. */
export interface Asked {
	/** The one kind that it can be of; null for any. */
	only: FoundKind | null;
	/** The id of a person. */
	personId: string | null;
	/** In lower case. */
	email: string | null;
	/** The id, the slug or the short name with an `@` of a business or an event. */
	name: string | null;
	/** Words of a name or a title. */
	words: string | null;
}

const nothing: Asked = { only: null, personId: null, email: null, name: null, words: null };

/** A page of a person, a business or an event, in any language, with or without the site's origin. */
const pageAddress =
	/^(?:https?:\/\/[^/\s]+)?(?:\/[a-z]{2})?\/(?:(people|businesses|events)\/|(?=@))([^/?#\s]+)/;
const personId = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** What a search of a moderator can mean. */
export function toAsked(q: string): Asked {
	const text = q.trim();
	const [, folder, part = ''] = pageAddress.exec(text) ?? [];
	if (part) return ofPage(folder, decoded(part));
	if (personId.test(text)) return { ...nothing, only: 'people', personId: text.toLowerCase() };
	if (email.test(text)) return { ...nothing, only: 'people', email: text.toLowerCase() };
	if (text.startsWith('@')) return { ...nothing, only: 'businesses', name: text };
	const name = text.replace(/^#(?=\d)/, '');
	return { ...nothing, name, words: text };
}

function ofPage(folder: string | undefined, part: string): Asked {
	if (folder === 'people') return { ...nothing, only: 'people', personId: part };
	return { ...nothing, only: folder === 'events' ? 'events' : 'businesses', name: part };
}

/** A part of an address that cannot be decoded is the name of nothing. */
function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}
