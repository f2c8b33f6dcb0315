import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesOf, readTyped } from './typed.ts';

describe('what a form holds', () => {
	it('is kept as typed, with every box that is ticked', () => {
		const data = new FormData();
		data.append('name', '  Büroküche\r\n🥐 ');
		data.append('categories', 'food-drink');
		data.append('categories', 'art');
		expect(readTyped(data)).toEqual({
			text: { name: '  Büroküche\r\n🥐 ' },
			categories: ['food-drink', 'art']
		});
	});

	it('leaves files out', () => {
		const data = new FormData();
		data.append('name', new File(['x'], 'x.txt'));
		expect(readTyped(data)).toEqual({ text: {}, categories: [] });
	});

	const name = fc.oneof(
		fc.constantFrom('name', 'categories', '__proto__', 'constructor', 'toString', ''),
		fc.string({ unit: 'binary' })
	);
	const value = fc.oneof(fc.string({ unit: 'binary' }), fc.constant(new File(['x'], 'x.txt')));
	const form = fc.array(fc.tuple(name, value), { maxLength: 20 }).map((entries) => {
		const data = new FormData();
		for (const [name, value] of entries) {
			if (typeof value === 'string') data.append(name, value);
			else data.append(name, value);
		}
		return data;
	});
	const isText = (entry: [string, unknown]): entry is [string, string] =>
		typeof entry[1] === 'string';

	it('is every text that was sent and nothing else, whatever was sent', () => {
		fc.assert(
			fc.property(form, (data) => {
				const { text, categories } = readTyped(data);
				const sent = [...data].filter(isText);
				const fields = sent.filter(([name]) => name !== 'categories' && name !== '__proto__');
				expect(categories).toEqual(
					data.getAll('categories').filter((one) => !(one instanceof File))
				);
				expect(new Set(Object.keys(text))).toEqual(new Set(fields.map(([name]) => name)));
				// Of a field that came twice, the last one counts.
				for (const [name, last] of new Map(fields)) expect(text[name]).toBe(last);
				expect(Object.getPrototypeOf(text)).toBe(Object.prototype);
			})
		);
	});

	it('ticks only boxes that are there', () => {
		const known = [
			{ slug: 'food-drink', name: 'Food & drink' },
			{ slug: 'art', name: 'Art' }
		];
		fc.assert(
			fc.property(form, (data) => {
				const { categories } = readTyped(data);
				const names = known.filter(({ slug }) => categories.includes(slug)).map(({ name }) => name);
				expect(namesOf(categories, known)).toBe(names.join(', '));
			})
		);
	});
});
