/** The most code points that a search takes: see worker/http/query.ts. */
const maxLength = 200;

/** What somebody searches for. Of a longer text, the page searches for the beginning. */
export const searchedWords = (url: URL, parameter = 'q'): string =>
	[...(url.searchParams.get(parameter)?.trim() ?? '')].slice(0, maxLength).join('');
