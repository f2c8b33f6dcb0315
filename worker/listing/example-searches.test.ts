import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { createServices } from '../app-context.ts';
import { openDatabase } from '../database/client.ts';
import { events as eventsTable } from '../database/schema.ts';
import { catchUp } from './catch-up.ts';
import { testPictures } from '../testing/pictures.ts';

const now = Date.UTC(2027, 2, 1, 9);

/** Titles, places and descriptions, by the id of their event. */
const examples: readonly (readonly [title: string, place: string, description: string])[] = [
	['Night market', 'Old Mill', 'Ceramics, bakeries and natural wine under the stars'],
	['Vinyl record fair', 'Station Hall', 'Records from three centuries, swapped and sold'],
	['Flea market at the harbour', 'Pier 7', 'Second-hand bicycles, lamps and toys'],
	['Straßenfest', 'Kreuzberg', 'Brötchen, Käse und Musik auf der Straße'],
	['Weihnachtsmarkt', 'Nürnberg', 'Lebkuchen und Glühwein'],
	['Marché aux fleurs', 'Place d’Aligre', 'L’été à Paris : roses et crèmes glacées'],
	['Fiesta de la piñata', 'Málaga', 'Churros con chocolate para niños'],
	['Targ śniadaniowy', 'Łódź', 'Żurek i pierogi'],
	['Feira de São João', 'Porto', 'Pão, queijo e vinho'],
	['Çarşı pazarı', 'İstanbul', 'Işıklı lambalar ve ığdır kayısısı'],
	['Ярмарка мёда', 'Москва', 'Мёд, пряники и весёлые песни'],
	['Ярмарок Їжа', 'Львів', 'М’ята, сир та хліб'],
	['Παζάρι Πλάκας', 'Αθήνα', 'Κόσμος και μουσική'],
	['سوق الأطعمة', 'القاهرة', 'خبز وجبن وعسل'],
	['שוק איכרים', 'תל אביב', 'לחם ודבש'],
	['दिवाली मेला', 'दिल्ली', 'मिठाई और दीये'],
	['東京ラーメン祭り', '渋谷区', '寿司とコーヒーの屋台'],
	['咖啡市集', '台北', '手冲咖啡和蛋糕'],
	['서울 벼룩시장', '홍대', '빈티지 옷과 음악'],
	['ตลาดน้ำ', 'กรุงเทพ', 'อาหารและกาแฟ'],
	['Chợ đêm Đà Nẵng', 'Đà Nẵng', 'Phở và bánh mì'],
	['Loppmarknad', 'Malmö', 'Böcker och kläder på ängen'],
	['Vánoční trh', 'Brno', 'Příští trh u řeky'],
	['Joe’s pop-up café', 'Brick Lane', 'Coffee, don’t hurry'],
	['Rock & Roll swap', 'Garage 54', 'Guitars, amplifiers and the records']
];

const services = createServices({
	database: openDatabase(env.DB),
	pictures: testPictures,
	identity: async () => ({ kind: 'anonymous' }),
	now: () => now,
	log: () => {}
});

beforeAll(async () => {
	const database = openDatabase(env.DB);
	const at = now + 24 * 60 * 60 * 1000;
	for (const [index, [title, locationName, description]] of examples.entries()) {
		await database.insert(eventsTable).values({
			submissionId: `example-${index}`,
			slug: `example-${index}`,
			...{ title, locationName, description, address: '' },
			startAt: at + index * 3_600_000,
			endAt: at + (index + 4) * 3_600_000,
			timeZone: 'Europe/Berlin',
			status: 'approved',
			approvedAt: now,
			createdAt: now,
			updatedAt: now
		});
	}
	await catchUp(database, now, Infinity);
});

async function search(q: string) {
	const result = await services.events.list({ q });
	if (result.kind !== 'ok') throw new Error(JSON.stringify(result));
	const { items, search: notes } = result.value;
	return { titles: items.map(({ title }) => title), corrected: notes?.corrected?.to ?? null };
}

describe('a search', () => {
	it.each([
		['a word', 'ceramics', ['Night market']],
		['two words', 'night market', ['Night market']],
		['words in another order', 'harbour flea', ['Flea market at the harbour']],
		['words of title and description', 'market bicycles', ['Flea market at the harbour']],
		['capitals', 'VINYL', ['Vinyl record fair']],
		['a beginning', 'cera', ['Night market']],
		['the beginning of a plural', 'record', ['Vinyl record fair', 'Rock & Roll swap']],
		['a plural', 'records', ['Vinyl record fair', 'Rock & Roll swap']],
		['a singular of a plural', 'bicycle', ['Flea market at the harbour']],
		['the beginning of several words', 'market', ['Night market', 'Flea market at the harbour']],
		['a place', 'old mill', ['Night market']],
		['a place with a number', 'pier 7', ['Flea market at the harbour']],
		['a place and a word', 'brick lane coffee', ['Joe’s pop-up café']],
		['a hyphen', 'second-hand', ['Flea market at the harbour']],
		['a word of a hyphenated one', 'popup pop', []],
		['an apostrophe left out', 'joes', ['Joe’s pop-up café']],
		['an accent left out', 'cafe', ['Joe’s pop-up café']],
		['an accent that is not written', 'mïll', ['Night market']],
		['punctuation', '"rock" & (roll)!', ['Rock & Roll swap']],
		['German: ß typed as ss', 'strassenfest', ['Straßenfest']],
		['German: an umlaut left out', 'nurnberg', ['Weihnachtsmarkt']],
		['German: a compound by its beginning', 'weihnacht', ['Weihnachtsmarkt']],
		['French: without accents', 'marche fleurs', ['Marché aux fleurs']],
		['French: an elided article', 'ete paris', ['Marché aux fleurs']],
		['Spanish', 'pinata malaga', ['Fiesta de la piñata']],
		['Polish', 'lodz', ['Targ śniadaniowy']],
		['Polish: in capitals', 'ŻUREK', ['Targ śniadaniowy']],
		['Portuguese', 'sao joao', ['Feira de São João']],
		['Turkish: dotless i', 'isikli istanbul', ['Çarşı pazarı']],
		['Russian: ё typed as е', 'ярмарка меда', ['Ярмарка мёда']],
		['Ukrainian: without the apostrophe', 'мята львів', ['Ярмарок Їжа']],
		['Greek: without accents', 'παζαρι', ['Παζάρι Πλάκας']],
		['Greek: in capitals', 'ΚΟΣΜΟΣ', ['Παζάρι Πλάκας']],
		['Arabic: without hamza', 'سوق الاطعمة', ['سوق الأطعمة']],
		['Hebrew', 'שוק', ['שוק איכרים']],
		['Hindi', 'मेला', ['दिवाली मेला']],
		['Japanese: a word within a sentence', 'ラーメン', ['東京ラーメン祭り']],
		['Japanese: half-width letters', 'ﾗｰﾒﾝ', ['東京ラーメン祭り']],
		['Japanese: a place', '渋谷', ['東京ラーメン祭り']],
		['Chinese', '咖啡', ['咖啡市集']],
		['Chinese: one character', '糕', ['咖啡市集']],
		['Korean', '벼룩시장', ['서울 벼룩시장']],
		['Thai: a word within a sentence', 'กาแฟ', ['ตลาดน้ำ']],
		['Vietnamese: without marks', 'cho dem da nang', ['Chợ đêm Đà Nẵng']],
		['Swedish', 'malmo angen', ['Loppmarknad']],
		['Czech', 'vanocni reky', ['Vánoční trh']],
		['nothing that is there', 'submarine', []]
	])('finds %s: %s', async (_, q, titles) => {
		expect(await search(q)).toEqual({ titles, corrected: null });
	});

	it.each([
		['two letters that changed places', 'cermaics', 'ceramics', ['Night market']],
		['a letter too many', 'vinyyl', 'vinyl', ['Vinyl record fair']],
		['a letter that is missing', 'bicyles', 'bicycles', ['Flea market at the harbour']],
		['a wrong letter', 'guitats', 'guitars', ['Rock & Roll swap']],
		['one in a word of two', 'night markte', 'market', ['Night market']],
		['one in Cyrillic', 'прянеки', 'пряники', ['Ярмарка мёда']],
		['one in Greek', 'μουσεκη', 'μουσικη', ['Παζάρι Πλάκας']]
	])('forgives %s: %s', async (_, q, corrected, titles) => {
		expect(await search(q)).toEqual({ titles, corrected });
	});

	it('does not forgive two typing errors', async () => {
		expect(await search('cermaiks')).toEqual({ titles: [], corrected: null });
	});
});
