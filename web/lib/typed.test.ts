import { describe, expect, it } from 'vitest';
import { readTyped } from './typed.ts';

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
});
