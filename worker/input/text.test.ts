import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isVisible, lengthOf, normalizeText } from './text.ts';

describe('typed text', () => {
	it.each([
		['composes letters', 'Cafe\u0301', 'Café'],
		[
			'has one kind of line break',
			'a\r\nb\rc\u2028d\u2029e\u0085f\vg\fh',
			'a\nb\nc\nd\ne\nf\ng\nh'
		],
		['has no spaces around it', ' \t\u00a0\u3000\ufeff a \n', 'a'],
		['has no runs of spaces', 'a  b\t\tc \u00a0d', 'a b c d'],
		['has no spaces at the ends of lines', 'a \n b\u3000\nc', 'a\nb\nc'],
		['has one empty line at most', 'a\n\n\n \n\nb', 'a\n\nb'],
		[
			'keeps the spaces that typography asks for',
			'«\u202fOui\u202f»\u00a0!',
			'«\u202fOui\u202f»\u00a0!'
		],
		['has no bidi controls', '\u202egnp.exe\u2066 a\u2069 \u202ab\u202c', 'gnp.exe a b'],
		['has no direction marks unless it has two directions', 'a\u200eb\u200fc\u061c', 'abc'],
		[
			'has no direction marks around its words',
			'\u200fשלום\u200f C++\u200e\u200e מחר',
			'שלום C++ מחר'
		],
		['keeps a direction mark within words', 'שלום (C++\u200e) מחר', 'שלום (C++\u200e) מחר'],
		['has no zero-width spaces', 'a@b\u200b.org\u2060\ufeff', 'a@b.org'],
		['has no soft hyphens', 'Stra\u00adßen\u00adfest', 'Straßenfest'],
		['has no fillers', '\u3164\uffa0\u115f\u1160\u034f\u17b4', ''],
		['has no control characters', 'a\u0000b\u0007c\u001bd\u007fe\u0080f', 'abcdef'],
		['has no halves of characters', 'a\ud83cb\udf38', 'ab'],
		['has no annotations and noncharacters', 'a\ufff9b\ufffbc\uffffd\u{1ffff}', 'abcd'],
		['has no tags outside of flags', 'Hi\u{e0069}\u{e0067}\u{e006e} 🏴\u{e0001}', 'Hi 🏴'],
		['has no variation selectors after letters', 'a\ufe0fb\u{e0100}\u180b7\ufe0f', 'ab7'],
		['has no joiners between other letters', 'po\u200dp\u200cup\u200d', 'popup'],
		[
			'has at most four marks on a letter',
			`Z\u0335${'\u0321'.repeat(40)}a`,
			'Z\u0335\u0321\u0321\u0321a'
		]
	])('%s', (_, typed, text) => expect(normalizeText(typed)).toBe(text));

	it.each([
		['a family', '👨‍👩‍👧'],
		['a rainbow flag', '🏳️‍🌈'],
		['a hand with a colour of skin', '👩🏽‍🍳'],
		['a man in love', '❤️‍🔥'],
		['a keycap', '1️⃣ #️⃣'],
		['the flag of Scotland', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
		['the flag of Japan', '🇯🇵'],
		['text presentation', '☎︎'],
		['Persian', 'می\u200cخواهم'],
		['the Arabic abbreviation of hijri', '١٤٤٥ه\u200d'],
		['Hindi', 'क्\u200dष क्\u200cष'],
		['Bengali', 'র\u200d্যাব'],
		['Malayalam', 'അവന്\u200d'],
		['Sinhala', 'ශ්\u200dරී'],
		['Khmer', 'ភាសា\u200bខ្មែរ'],
		['Mongolian', 'ᠮᠣᠩᠭᠣᠯ\u180e\u1820 ᠭ\u180bᠠ'],
		['a variant of an ideograph', '葛\u{e0100}城'],
		['pointed Hebrew', 'בְּרֵאשִׁ֖ית'.normalize('NFC')],
		['vocalised Arabic', 'مُحَمَّدٌ'.normalize('NFC')],
		['Thai', 'ตลาดน้ำ'],
		['Tibetan', 'རྫོང་ཁ'],
		['Vietnamese', 'Phở Đặc Biệt']
	])('keeps what %s needs', (_, text) => expect(normalizeText(text)).toBe(text));

	it('stays the same when it is normalised again', () => {
		const tricky = fc.constantFrom(
			...'a1#\n\r\t \u00a0\u3000e\u0301\u0327\u200b\u200c\u200d\u200e\u200f\u202e\ufe0f\u20e3\u3164☎👩🏽🍳🏴\u{e0067}\u{e0062}\u{e0065}\u{e007f}שعक्ഖខ葛\u{e0100}\u180bᠭ'
		);
		const typed = fc.array(
			fc.oneof({ weight: 5, arbitrary: tricky }, fc.string({ unit: 'binary', maxLength: 1 }))
		);
		fc.assert(
			fc.property(typed, (characters) => {
				const text = normalizeText(characters.join(''));
				expect(normalizeText(text)).toBe(text);
				expect(text).toBe(text.normalize('NFC').trim());
				expect(text.isWellFormed()).toBe(true);
			}),
			{ numRuns: 2000 }
		);
	});

	it('takes time in proportion to its length', () => {
		for (const unit of [
			'\u0301',
			' ',
			'\n',
			'\u200d',
			'\u200f',
			'ع\u200c',
			'🏴\u{e0067}',
			'\u00a0\n'
		])
			expect(normalizeText(`ع${unit.repeat(60_000)}a`).length).toBeGreaterThan(1);
	});
});

it('counts code points', () => {
	expect([lengthOf('abc'), lengthOf('🌸'.repeat(120)), lengthOf('é')]).toEqual([3, 120, 1]);
});

it.each(['\u2800', '\u3164', '\u0301', '\u00a0\u3000', '\u200b\u202e', ''])(
	'sees that nothing can be seen: %j',
	(text) => expect(isVisible(text)).toBe(false)
);
