import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { createGazetteer } from '../../worker/places/gazetteer.ts';
import { placesFolder, readShard } from '../../worker/places/shard.ts';
import { siteLanguages } from '../../worker/languages/languages.ts';
import { buildPlaces } from './build.ts';
import { readPlaces } from './read-places.ts';
import { translatedNames } from './translated-names.ts';

/** Bytes that a look-up loads at most, gzipped, and files that a deployment has for places. */
const max = { lookup: 26_000, files: 2_000 };

let folder = '';
let loaded = 0;

const towns = createGazetteer(async (path) => {
	try {
		const text = readFileSync(join(folder, path.slice(placesFolder.length)));
		loaded += gzipSync(text).length;
		return readShard(text.toString());
	} catch {
		return null;
	}
});

describe('the gazetteer of the world', () => {
	beforeAll(async () => {
		folder = await buildPlaces();
	}, 120_000);

	it('has few files, and a look-up of any beginning loads a bounded number of bytes', async () => {
		const files = globSync('**/*.txt', { cwd: folder });
		expect(files.length).toBeGreaterThan(1_000);
		expect(files.length).toBeLessThan(max.files);
		for (const file of files.filter((name) => /^[a-z0-9]+\.txt$/.test(name))) {
			loaded = 0;
			await towns.find(file.slice(0, -4));
			expect(loaded, file).toBeLessThanOrEqual(max.lookup);
		}
		for (const file of files.filter((name) => name.startsWith('_'))) {
			expect(gzipSync(readFileSync(join(folder, file))).length).toBeLessThan(max.lookup);
		}
	});

	it.each([
		['London', 'london', 'Europe/London'],
		['London, Canada', 'london-canada', 'America/Toronto'],
		['München', 'munich', 'Europe/Berlin'],
		['Rom, Italien', 'rome', 'Europe/Rome'],
		['Londres', 'london', 'Europe/London'],
		['Köln', 'koln', 'Europe/Berlin'],
		['Cologne', 'koln', 'Europe/Berlin'],
		['Αθήνα', 'athens', 'Europe/Athens'],
		['東京', 'tokyo', 'Asia/Tokyo'],
		['Kreuzberg', 'kreuzberg', 'Europe/Berlin'],
		['São Paulo', 'sao-paulo', 'America/Sao_Paulo'],
		['San Jose, Costa Rica', 'san-jose-costa-rica', 'America/Costa_Rica'],
		['Lalitpur, Nepal', 'patan', 'Asia/Kathmandu'],
		['Łódź', 'lodz', 'Europe/Warsaw'],
		['New York', 'new-york-city', 'America/New_York']
	])('finds %s', async (typed, slug, timeZone) => {
		const found = await towns.find(typed);
		expect(found).toMatchObject({ slug, timeZone });
		expect((await towns.bySlug(slug))?.slug).toBe(slug);
	});

	it('has an address of its own for every town', () => {
		const own = globSync('*.txt', { cwd: folder }).flatMap((file) =>
			readFileSync(join(folder, file), 'utf8')
				.split('\n')
				.slice(1)
				.filter(Boolean)
				.map((line) => line.split('\t'))
		);
		const places = new Map<string, string>();
		for (const [alias = '', key = '', , slug = '', , , latitude, longitude] of own) {
			const address = slug || (key || alias.toLowerCase()).replaceAll(' ', '-');
			const place = `${latitude},${longitude}`;
			expect(places.get(address) ?? place).toBe(place);
			places.set(address, place);
		}
		expect(places.size).toBeGreaterThan(45_000);
		for (const slug of places.keys()) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
	});

	it('has those names of other languages that GeoNames has too', async () => {
		const translated = (await readPlaces()).filter(
			({ translations }) => Object.keys(translations).length > 0
		);
		expect(translated.map(({ country, name }) => `${country} ${name}`).sort()).toEqual(
			Object.keys(translatedNames).sort()
		);
		for (const { name, alternateNames, translations } of translated) {
			for (const [language, translation] of Object.entries(translations)) {
				expect(siteLanguages.map(({ code }) => code)).toContain(language);
				expect(alternateNames).toContain(translation);
				expect(translation).not.toBe(name);
			}
		}
	});

	it('finds the town of a place', async () => {
		const nearest = async (latitude: number, longitude: number) =>
			(await towns.nearest({ latitude, longitude }, 100))?.timeZone;
		expect(await nearest(47.65, 9.175)).toMatch(/Zurich|Berlin/);
		expect(await nearest(27.67, 85.32)).toBe('Asia/Kathmandu');
		expect(await nearest(-45, -140)).toBeUndefined();
	});
});
