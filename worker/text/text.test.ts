import { describe, expect, it } from 'vitest';
import { readTestAsset } from '../testing/static-files.ts';
import { createSite } from '../testing/site.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { createTexts, textsOrEnglish } from './text.ts';

/** The texts of a catalogue by their paths, as JSON has them. */
function textsIn(catalogue: object): Map<string, string> {
	const found = new Map<string, string>();
	const collect = (value: unknown, path: string): void => {
		if (typeof value === 'string') found.set(path, value);
		else if (typeof value === 'object' && value !== null) {
			for (const [name, part] of Object.entries(value)) collect(part, `${path}.${name}`);
		}
	};
	collect(JSON.parse(JSON.stringify(catalogue)), '');
	return found;
}

/** What has to be in every translation: names of values and of markup. */
const marks = (text: string) => [...new Set(text.match(/\{\w+\}|<\w+>/g))].sort();

describe('a translation', () => {
	const english = textsIn(en);
	const isForm = /\.message\.(?:forms|options)\./;

	it.each(Object.entries({ de, es }))('%s names the values that English names', (_, catalogue) => {
		const wrong = [...textsIn(catalogue)]
			// English is binding, and says nothing about that.
			.filter(([path]) => path !== '.legal.binding' && !isForm.test(path))
			.filter(([path, text]) => String(marks(text)) !== String(marks(english.get(path) ?? '')));
		expect(wrong).toEqual([]);
	});

	it.each(Object.entries({ de, es }))('%s has a text for each choice', (_, catalogue) => {
		const choices = (texts: Map<string, string>) =>
			[...texts.keys()].filter((path) => path.includes('.message.options.')).sort();
		expect(choices(textsIn(catalogue))).toEqual(choices(english));
	});
});

describe('the file of a language', () => {
	it('is read once, and not for English', async () => {
		const paths: string[] = [];
		const read = createTexts(async (path) => {
			paths.push(path);
			return readTestAsset(path);
		});
		expect((await read('en')).text.dashboard.title).toBe(en.dashboard.title);
		expect((await read('de')).text.dashboard.title).toBe(de.dashboard.title);
		expect((await read('de')).text.joining.places({ joined: 1, capacity: 2 })).toBe(
			de.joining.places({ joined: 1, capacity: 2 })
		);
		expect(paths).toEqual(['/texts/de.json']);
	});

	const otherTitle = { ...de, dashboard: { ...de.dashboard, title: 1 } };
	it.each([
		null,
		'',
		'{}',
		'{"text":{},"errors":{}}',
		JSON.stringify({ text: otherTitle, errors: {} })
	])('is English when it is %.30s, and is read again', async (file) => {
		const logged: string[] = [];
		let current = file;
		const read = createTexts(async () => current);
		const ask = () => textsOrEnglish(read, 'de', (event) => void logged.push(event));
		expect((await ask()).text).toBe(en);
		expect(logged).toEqual(['texts_unavailable']);
		current = await readTestAsset('/texts/de.json');
		expect((await ask()).text.dashboard.title).toBe(de.dashboard.title);
	});

	it('keeps no page in English for speakers of another language while it is missing', async () => {
		const readTexts = createTexts(async () => null);
		const site = createSite({ dependencies: { readTexts } });
		const response = await site.browse().visit('/de');
		expect(response.status).toBe(200);
		expect(response.headers.get('cache-control')).toBe('private, no-store');
		expect(site.logged.map(({ event }) => event)).toContain('texts_unavailable');
	});
});
