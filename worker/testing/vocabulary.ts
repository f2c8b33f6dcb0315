/** Syllables of invented words, for some languages and scripts. */
const languages = [
	[
		'ba',
		'ker',
		'mar',
		'ket',
		'har',
		'ing',
		'er',
		'son',
		'ton',
		'ly',
		'pre',
		'sto',
		'wil',
		'den',
		'fle'
	],
	[
		'bro',
		'tzeit',
		'haus',
		'ge',
		'ver',
		'ung',
		'straß',
		'fest',
		'lich',
		'keit',
		'hof',
		'mü',
		'kör',
		'ben',
		'nach'
	],
	[
		'pan',
		'ade',
		'ría',
		'mer',
		'ca',
		'do',
		'fie',
		'sta',
		'ción',
		'niñ',
		'os',
		'ver',
		'du',
		'ras',
		'pla'
	],
	[
		'ры',
		'нок',
		'хле',
		'бом',
		'праз',
		'дник',
		'ост',
		'ров',
		'ми',
		'ло',
		'ст',
		'ень',
		'ко',
		'та',
		'вес'
	],
	[
		'pa',
		'zar',
		'ek',
		'mek',
		'gü',
		'zel',
		'ler',
		'şen',
		'lik',
		'ça',
		'rşı',
		'ba',
		'har',
		'yol',
		'da'
	]
] as const;

/** Words of each language: texts of a site use tens of thousands. */
const wordsPerLanguage = 12_000;

/** @returns the same numbers from 0 to 1 for the same seed: https://en.wikipedia.org/wiki/Xorshift */
export function randomNumbers(seed: number): () => number {
	let state = (seed * 2_654_435_761 + 88_675_123) >>> 0 || 1;
	return () => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) / 2 ** 32;
	};
}

/** The word of a language by its frequency, from 0. Frequent words are short, as in every language. */
export function wordOf(language: number, rank: number): string {
	const syllables = languages[language] ?? languages[0];
	const parts: string[] = [];
	for (
		let rest = rank;
		parts.length === 0 || rest > 0;
		rest = Math.floor(rest / syllables.length)
	) {
		parts.push(syllables[rest % syllables.length] ?? '');
	}
	return parts.join('');
}

/** The language of an event: one in two is in the first. */
export const languageOf = (id: number): number =>
	id % 2 === 0 ? 0 : (1 + ((id * 7919) >>> 1)) % languages.length;

/**
 * A text whose words are as frequent as those of a language: the n-th occurs 1/n times as often as
 * the first. https://en.wikipedia.org/wiki/Zipf%27s_law
 *
 * @param length characters, at most
 */
export function textOf(id: number, length: number, seed = 0): string {
	const random = randomNumbers(id * 31 + seed);
	const language = languageOf(id);
	let text = '';
	for (;;) {
		const rank = Math.floor(wordsPerLanguage ** random()) - 1;
		const word = wordOf(language, rank);
		if (text.length + word.length + 1 > length) return text;
		text += text === '' ? word : ` ${word}`;
	}
}
