import { expect, it } from 'vitest';
import { parseRichText } from './rich-text.ts';

it('splits a text into words, values and elements', () => {
	expect(parseRichText('Edit {name}, or <link>read {name}</link><hidden> again</hidden>.')).toEqual(
		[
			{ kind: 'text', text: 'Edit ' },
			{ kind: 'value', name: 'name' },
			{ kind: 'text', text: ', or ' },
			{ kind: 'link', text: 'read {name}' },
			{ kind: 'hidden', text: ' again' },
			{ kind: 'text', text: '.' }
		]
	);
});

it('keeps a text without markup, and markup that it does not know', () => {
	expect(parseRichText('2 < 3 <em>really</em>')).toEqual([
		{ kind: 'text', text: '2 < 3 <em>really</em>' }
	]);
	expect(parseRichText('')).toEqual([]);
});
