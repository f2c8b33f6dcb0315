const { raw } = String;

/** A letter of one of these scripts. */
const letterOf = (...scripts: readonly string[]) =>
	raw`[[\p{L}&&[${scripts.map((script) => raw`\p{scx=${script}}`).join('')}]]--\p{DI}]`;

const marks = raw`[\p{M}--\p{DI}]*`;

/** Scripts whose letters join, and in which people choose how. */
const joining = letterOf(
	...['Arab', 'Syrc', 'Mong', 'Nkoo', 'Mand', 'Phag', 'Adlm', 'Rohg'],
	...['Deva', 'Beng', 'Guru', 'Gujr', 'Orya', 'Taml', 'Telu', 'Knda', 'Mlym', 'Sinh'],
	...['Khmr', 'Mymr', 'Bali', 'Java', 'Sund', 'Cakm', 'Newa', 'Tirh', 'Gran']
);

/** Scripts in which a zero-width space separates words. */
const unspaced = letterOf('Thai', 'Laoo', 'Khmr', 'Mymr');

/** Invisible characters that a text needs where they are. */
const needed = [
	// The parts of an emoji, its presentation, and flags in tags: https://unicode.org/reports/tr51/
	raw`(?<=\p{ExtPict}\uFE0F?\p{EMod}?)\u200D(?=\p{ExtPict})`,
	raw`(?<=[\p{Emoji}--[0-9#*]])[\uFE0E\uFE0F]|(?<=[0-9#*])\uFE0F(?=\u20E3)`,
	raw`(?<=\u{1F3F4})[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{3,6}\u{E007F}`,
	// Joiners: https://unicode.org/reports/tr31/#Layout_and_Format_Control_Characters
	raw`(?<=${joining}${marks})(?:\u200D|\u200C(?=${joining}))`,
	raw`(?<=${unspaced}${marks})\u200B(?=${unspaced})`,
	// Variants of ideographs, and of Mongolian letters
	raw`(?<=\p{sc=Han})[\uFE00-\uFE02\u{E0100}-\u{E01EF}]`,
	raw`(?<=${letterOf('Mong')})[\u180B-\u180F]`
];

/** The others only mislead: fillers, tags, soft hyphens, bidi controls, halves of characters. */
const invisible = new RegExp(
	raw`(?<needed>\n|[\u200E\u200F\u061C]|${needed.join('|')})|[\p{Cc}\p{DI}\p{Cs}\p{Noncharacter_Code_Point}\uFFF9-\uFFFB]`,
	'gv'
);

const rightToLeft =
	/[\p{L}&&[\p{scx=Arab}\p{scx=Hebr}\p{scx=Syrc}\p{scx=Thaa}\p{scx=Nkoo}\p{scx=Adlm}]]/v;

/** Marks that give punctuation a direction: only within words of text in both directions. */
function dropDirectionMarks(text: string): string {
	const misplaced = rightToLeft.test(text)
		? /(?<=[\u200E\u200F\u061C\s]|^)[\u200E\u200F\u061C]+|[\u200E\u200F\u061C]+(?=\s|$)/gu
		: /[\u200E\u200F\u061C]+/gu;
	return text.replace(misplaced, '');
}

/** More marks on one letter than any language stacks: they would cover other lines. */
const excessMarks =
	/(?<=[[\p{M}&&\p{sc=Inherited}]--\p{DI}]{4})[[\p{M}&&\p{sc=Inherited}]--\p{DI}]+/gv;

/**
 * Brings what people and programs typed into one form: NFC, line feeds, no invisible characters
 * but those that its script needs, no runs of spaces or empty lines. Everything is stored so, and
 * lengths are checked afterwards. Normalising it again changes nothing.
 */
export const normalizeText = (text: string): string =>
	dropDirectionMarks(
		text
			.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
			.replaceAll('\t', ' ')
			.replace(invisible, '$<needed>')
	)
		.normalize('NFC')
		.replace(excessMarks, '')
		.replace(/\p{Zs}{2,}/gu, ' ')
		.replace(/\p{Zs}+(?=\n|$)|(?<=\n) /gu, '')
		.replace(/\n{3,}/g, '\n\n')
		.trim();

/** Counts code points, as JSON Schema and the forms do: most emoji count as one or two. */
export const lengthOf = (text: string): number => [...text].length;

/** Whether any character can be seen: some are blank, or only affect their neighbours. */
export const isVisible = (text: string): boolean => /[^\p{DI}\p{Cc}\p{Z}\p{M}\u2800]/u.test(text);
