import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFormValues } from './form-values.ts';

describe('the values of a form', () => {
	it('are kept as typed, with every selected category', () => {
		const data = new FormData();
		data.append('name', '  Büroküche\r\n🥐 ');
		data.append('categories', 'food-drink');
		data.append('categories', 'art');
		expect(readFormValues(data)).toEqual({
			text: { name: '  Büroküche\r\n🥐 ' },
			categories: ['food-drink', 'art']
		});
	});

	it('are all ticked boxes of a field', () => {
		const data = new FormData();
		for (const value of ['', 'step_free', 'seating']) data.append('accessibility', value);
		expect(readFormValues(data).text).toEqual({ accessibility: 'step_free seating' });
		data.delete('accessibility');
		data.append('accessibility', '');
		expect(readFormValues(data).text).toEqual({ accessibility: '' });
	});

	it('leave files out', () => {
		const data = new FormData();
		data.append('name', new File(['x'], 'x.txt'));
		expect(readFormValues(data)).toEqual({ text: {}, categories: [] });
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

	it('are every text that was sent and nothing else', () => {
		fc.assert(
			fc.property(form, (data) => {
				const { text, categories } = readFormValues(data);
				const sent = [...data].filter(isText);
				const fields = sent.filter(([name]) => name !== 'categories' && name !== '__proto__');
				expect(categories).toEqual(
					data.getAll('categories').filter((one) => !(one instanceof File))
				);
				expect(new Set(Object.keys(text))).toEqual(new Set(fields.map(([name]) => name)));
				// When a field is sent twice, the last value counts.
				for (const [name, last] of new Map(fields)) expect(text[name]).toBe(last);
				expect(Object.getPrototypeOf(text)).toBe(Object.prototype);
			})
		);
	});
});
