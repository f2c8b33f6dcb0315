import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldForSearch } from './fold.ts';
import { searchWords } from './words.ts';

describe('a search finds what is written with other letters', () => {
	it.each([
		['Albanian', 'Shëtitje në Çarshi', 'shetitje ne carshi'],
		['Amharic', 'ሠላም ገበያ ፀሐይ', 'ሰላም ገበያ ጸሀይ'],
		['Arabic', 'سُوقُ الأَطْعِمَةِ', 'سوق الاطعمه'],
		['Arabic', 'مقهـــى ليلى ٢٠٢٧', 'مقهي ليلي 2027'],
		['Armenian', 'ՇՈՒԿԱ և տոն', 'շուկա եւ տոն'],
		['Azerbaijani', 'Gəncə Çörəyi', 'gence coreyi'],
		['Belarusian', 'Ўзгорак і сям’я', 'узгорак і сямя'],
		['Bengali', 'চাঁদ ৭', 'চাংদ 7'],
		['Catalan', 'Paral·lel Castanyada', 'paral lel castanyada'],
		['Chinese', '咖啡ＡＢＣ１２３', '咖啡abc123'],
		['Croatian', 'Đurđevac Čakovec', 'durdevac cakovec'],
		['Czech', 'Příští trh u řeky', 'pristi trh u reky'],
		['Danish', 'Ærø Smørrebrød', 'aero smorrebrod'],
		['English', 'Joe’s Café, don’t stop', "joe's cafe dont stop"],
		['Esperanto', 'Ĉiuĵaŭde', 'ciujaude'],
		['Estonian', 'Õhtusöök', 'ohtusook'],
		['Ewe', 'Ɖevi Ŋkɔ', 'devi nko'],
		['Faroese', 'Tórshavnar Ólavsøka', 'torshavnar olavsoka'],
		['Finnish', 'Kesäyö Ääni', 'kesayo aani'],
		['French', 'Crème brûlée, l’été à Cœur', 'creme brulee ete coeur'],
		['Georgian', 'ᲑᲐᲖᲠᲝᲑᲐ', 'ბაზრობა'],
		['German', 'Straßenfest GRÜNE GROẞE Höfe', 'strassenfest grune grosse hofe'],
		['Greek', 'ΚΟΣΜΟΣ Παζάρι Ευ\u0390', 'κόσμος παζαρι ευι'],
		['Hausa', 'Ƙasuwa Ɗaki', 'kasuwa daki'],
		['Hawaiian', 'Hawaiʻi Lū‘au', "hawai'i lu au"],
		['Hebrew', 'שָׁלוֹם שוק תש״ף', 'שלום שוק תשפ'],
		['Hindi', 'फ़िल्म मेला हाँ १०', 'फिल्म मेला हां 10'],
		['Hungarian', 'Őszi Szőlő Ünnep', 'oszi szolo unnep'],
		['Icelandic', 'Þórsmörk Súkkulaði', 'thorsmork sukkuladi'],
		['Irish', 'Oíche Shamhna Ḃaile', 'oiche shamhna baile'],
		['Italian', 'Caffè dell’arte', 'caffe arte'],
		['Japanese', 'ｶﾞﾗｽ ラーメン', 'がらす らーめん'],
		['Kazakh', 'Қазақ Жәрмеңкесі', 'казак жарменкесі'],
		['Korean', '\u1112\u1161\u11ab\u1100\u1173\u11af 시장', '한글 시장'],
		['Kurdish', 'بازاڕی كوردی', 'بازاڕي کوردي'],
		['Latvian', 'Ķekava Zāļu tirgus', 'kekava zalu tirgus'],
		['Lithuanian', 'Šešupė Žąsis', 'sesupe zasis'],
		['Macedonian', 'Ќерка Ѓаково', 'керка гаково'],
		['Maltese', 'Ħal Għaxaq Ġgantija', 'hal ghaxaq ggantija'],
		['Mongolian', 'Өвөл Үнэ', 'овол унэ'],
		['Norwegian', 'Blåbærsyltetøy', 'blabaersyltetoy'],
		['Persian', 'کافه\u200cهای تهران ۱۴۰۵', 'كافههاي تهران 1405'],
		['Polish', 'Łódź Święto Żółć', 'lodz swieto zolc'],
		['Portuguese', 'São João Pão', 'sao joao pao'],
		['Punjabi', 'ਖ਼ਾਸ ੭', 'ਖਾਸ 7'],
		['Romanian', 'Târgul Ștefan Ţară', 'targul stefan tara'],
		['Russian', 'Весёлый ЙОГУРТ', 'веселый йогурт'],
		['Sami', 'Čáhcesuolu Ŋuorra', 'cahcesuolu nuorra'],
		['Serbian', 'Đorđe Šećer', 'dorde secer'],
		['Slovak', 'Ľubovňa Kôň', 'lubovna kon'],
		['Slovene', 'Žička Šiška', 'zicka siska'],
		['Spanish', 'Piñata ¡Olé! Nº 3', 'pinata ole no 3'],
		['Swedish', 'Malmö Ängår', 'malmo angar'],
		['Thai', 'ตลาดนํ้า ๒๐', 'ตลาดน\u0e4dา้ 20'.replace('น\u0e4dา้', 'นํ้า')],
		['Turkish', 'ISPARTA İzmir Çarşısı ığdır', 'isparta izmir carsisi igdir'],
		['Ukrainian', 'М’ята Ґанок Їжа', 'мята ганок іжа'],
		['Urdu', 'بازار میں ہے', 'بازار ميں هے'],
		['Uzbek', 'Oʻzbekiston Toʻy', 'ozbekiston toy'],
		['Vietnamese', 'Phở Đà Nẵng Trường', 'pho da nang truong'],
		['Welsh', 'Tŷ Siân Ŵyl', 'ty sian wyl'],
		['Yiddish', 'ײִדיש װאָך', 'יידיש וואך'],
		['Yoruba', 'Ọjà Ẹ̀kọ́', 'oja eko']
	])('in %s: %s by %s', (_, written, typed) => {
		expect(searchWords(written)).toEqual(expect.arrayContaining(searchWords(typed)));
		// Neither side needs to be the one with the marks.
		expect(foldForSearch(typed)).not.toBe('');
	});

	it.each([
		['a soft hyphen', 'Straßen\u00adfest', 'strassenfest'],
		['a zero-width space', 'Pop\u200bmap', 'popmap'],
		['a bidi control', '\u202epopmap\u202c', 'popmap'],
		['a presentation form', 'ﬁsh & ﻻ', 'fish لا'],
		['another width', 'ＣＡＦＥ　２', 'cafe 2'],
		['mathematical letters', '𝓟𝓸𝓹𝓶𝓪𝓹', 'popmap'],
		['a variation selector', '葛\u{e0100}城', '葛城']
	])('in spite of %s', (_, written, typed) => {
		expect(searchWords(written)).toEqual(expect.arrayContaining(searchWords(typed)));
	});
});

it.each([
	['か', 'が'],
	['ก่า', 'กา'],
	['मेला', 'मला'],
	['l', 't'],
	['ш', 'щ'],
	['한', '하']
])('keeps letters apart that everybody tells apart: %s and %s', (one, other) => {
	expect(foldForSearch(one)).not.toBe(foldForSearch(other));
});

it('folds a folded text to itself', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			const folded = foldForSearch(text);
			expect(foldForSearch(folded)).toBe(folded);
		}),
		{ numRuns: 2000 }
	);
});

it('folds each character of Unicode to itself when folded twice, and never to an upper-case one', () => {
	const wrong: string[] = [];
	for (let code = 0x21; code < 0x30000; code++) {
		const letter = String.fromCodePoint(code);
		const folded = foldForSearch(letter);
		if (foldForSearch(folded) !== folded || /\p{Changes_When_Lowercased}/u.test(folded)) {
			wrong.push(`U+${code.toString(16)} ${letter} ${folded}`);
		}
	}
	expect(wrong).toEqual([]);
});

it('splits a text into words in their order', () => {
	expect(searchWords('Rock & Roll – 2. Akt: «l’été»!')).toEqual([
		'rock',
		'roll',
		'2',
		'akt',
		'l',
		'ete'
	]);
	expect(searchWords('寿司バー Tokyo')).toEqual([
		'寿',
		'司',
		'は\u3099'.normalize('NFC'),
		'ー',
		'tokyo'
	]);
	expect(searchWords('🌮 -- "*" ُ')).toEqual([]);
});
