/**
 * Letters that people type as another one, although Unicode does not decompose them: each letter of
 * the first string becomes the one at its place in the second.
 */
const letters: readonly (readonly [from: string, to: string])[] = [
	// Polish, Danish, Croatian, Icelandic, Maltese, Northern Sami, Greenlandic
	['łøđðħŧŋĸ', 'loddhtnk'],
	// Azerbaijani, Hausa, Ewe, Akan, Fula, Skolt Sami
	['əǝɛɔɓɖɗƙɣƴɲʋƒɩɨʊʉǥƶƀ', 'eeeobddkgynvfiiuugzb'],
	// Greek: the form at the end of a word
	['ς', 'σ'],
	// Ukrainian, Kazakh, Tatar, Bashkir, Tajik, Mongolian
	['ґғқҡңөұүһҳәҗҷҫҙ', 'ггккноууххажчсз'],
	// Hebrew: the forms at the end of a word
	['\u05da\u05dd\u05df\u05e3\u05e5', '\u05db\u05de\u05e0\u05e4\u05e6'],
	// Arabic, Persian, Urdu, Kurdish: alef wasla, yeh, heh and kaf of different keyboards
	[
		'\u0671\u0649\u06cc\u06d0\u0629\u06c1\u06be\u06d5\u06a9\u06aa',
		'\u0627\u064a\u064a\u064a\u0647\u0647\u0647\u0647\u0643\u0643'
	],
	// Hindi, Bengali, Gujarati, Punjabi: one sign of nasalisation for the other
	['\u0901\u0981\u0a81\u0a70', '\u0902\u0982\u0a82\u0a02']
];

const ligatures = {
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	þ: 'th',
	'\u05f0': 'וו',
	'\u05f1': 'וי',
	'\u05f2': 'יי'
};

/** Ranges of letters that are typed for those of another range: Japanese, Amharic. */
const ranges: readonly (readonly [first: string, last: string, to: string])[] = [
	['ァ', 'ヶ', 'ぁ'],
	['ሐ', 'ሗ', 'ሀ'],
	['ኀ', 'ኆ', 'ሀ'],
	['ሠ', 'ሧ', 'ሰ'],
	['ዐ', 'ዖ', 'አ'],
	['ፀ', 'ፆ', 'ጸ']
];

/** The zeros of the scripts that have digits of their own. */
const zeros = '٠۰०০੦૦௦౦೦൦๐໐༠၀០';

function* replacements(): Generator<[from: string, to: string]> {
	yield* Object.entries(ligatures);
	for (const [from, to] of letters) {
		const targets = [...to];
		for (const [index, letter] of [...from].entries()) yield [letter, targets[index] ?? letter];
	}
	const digits = [...zeros].map((zero) => [zero, at(codeOf(zero) + 9), '0'] as const);
	for (const [first, last, to] of [...ranges, ...digits]) {
		for (let code = codeOf(first); code <= codeOf(last); code++) {
			yield [at(code), at(codeOf(to) + code - codeOf(first))];
		}
	}
}

const codeOf = (letter: string) => letter.codePointAt(0) ?? 0;
const at = (code: number) => String.fromCodePoint(code);

const replacementOf = new Map(replacements());
const replaced = new RegExp(`[${[...replacementOf.keys()].join('')}]`, 'gu');

/**
 * Marks that people leave out. The voicing marks of Japanese and the vowels of Indic and Thai
 * letters stay, because everybody types them; the dots of Indic letters from other languages don't.
 */
const marks =
	/(?![\u3099\u309a])[\p{Mn}&&[\p{sc=Inherited}\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}]]|[\u093c\u09bc\u0a3c\u0abc\u0b3c\u0cbc]/gv;

/** Invisible characters, the tatweel of Arabic, and letters that look like apostrophes. */
const ignored = /[\p{DI}\p{Cf}\u0640\u02b9-\u02bf]/gu;

/**
 * Apostrophes that do not separate words: Joe's, don't, Hawai'i; м'ята; and in Hebrew also its
 * quotation marks. Those of l'été and O'Brien separate.
 */
const apostrophes =
	/(?<=\p{L})['’](?=[st](?![\p{L}'’]))|(?<=\p{L}{3})['’](?=\p{L}{1,2}(?![\p{L}'’]))|(?<=\p{sc=Cyrillic})['’](?=\p{sc=Cyrillic})|(?<=\p{sc=Hebrew})["'’”\u05f3\u05f4](?=\p{sc=Hebrew})/gu;

/**
 * Folds what people type in different ways to one text, for both sides of a search: case, width,
 * compatibility characters, marks, and letters that many keyboards lack. The result is for
 * comparison only, never shown. Folding it again changes nothing.
 */
export const foldForSearch = (text: string): string =>
	text
		.normalize('NFKD')
		.replace(ignored, '')
		.replace(marks, '')
		// Upper case first: letters with several lower-case forms, such as the Turkish ı, have one.
		.toUpperCase()
		.toLowerCase()
		.normalize('NFKD')
		.replace(marks, '')
		.replace(replaced, (letter) => replacementOf.get(letter) ?? letter)
		.replace(apostrophes, '')
		.normalize('NFC');
