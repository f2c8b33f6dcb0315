import { expect, it } from 'vitest';
import { messageFrom, wordingOf } from './wording.ts';

interface Days {
	days: number;
}

it('chooses the form of a count by the rules of the language', () => {
	const say = wordingOf('de').plural<Days>('days', { one: '# Tag', other: '# Tage' });
	expect([0, 1, 2, 1_234].map((days) => say({ days }))).toEqual([
		'0 Tage',
		'1 Tag',
		'2 Tage',
		'1.234 Tage'
	]);
	const arabic = { zero: 'zero', one: 'one', two: 'two', few: 'few', many: 'many', other: 'other' };
	const inArabic = wordingOf('ar').plural<Days>('days', arabic);
	expect([0, 1, 2, 3, 11, 100].map((days) => inArabic({ days }))).toEqual([
		'zero',
		'one',
		'two',
		'few',
		'many',
		'other'
	]);
	// Not every text has all the forms that its language has.
	const inSpanish = wordingOf('es').plural<Days>('days', { one: '# día', other: '# días' });
	expect(inSpanish({ days: 1_000_000 })).toBe('1.000.000 días');
});

it('prefers the form for exactly one count', () => {
	const forms = { 0: 'none', 100: '# or more', one: '#', other: '#' };
	const say = wordingOf('en-GB').plural<Days>('days', forms);
	expect([0, 1, 99, 100].map((days) => say({ days }))).toEqual(['none', '1', '99', '100 or more']);
});

it('puts values in the place of their names, once, and leaves the other names', () => {
	const { message } = wordingOf('en-GB');
	const say = message<{ name: string; place: string }>('{name} at {place}: {time}');
	expect(say({ name: '{place} & #', place: '$&' })).toBe('{place} & # at $&: {time}');
});

it('joins lists as the language does', () => {
	const say = (locale: string, list: { and: string[] } | { or: string[] }) =>
		wordingOf(locale).message<{ list: typeof list }>('{list}')({ list });
	expect(say('en-GB', { and: ['a', 'b', 'c'] })).toBe('a, b and c');
	expect(say('de', { or: ['a', 'b', 'c'] })).toBe('a, b oder c');
	expect(say('es', { or: ['Facebook', 'otra'] })).toBe('Facebook u otra');
	expect(say('es', { and: [] })).toBe('');
});

it('chooses a text by one of its values', () => {
	const { choose } = wordingOf('en-GB');
	const say = choose<{ role: string; name: string }>('role', { owner: '{name} owns it' });
	expect(say({ role: 'owner', name: 'Ann' })).toBe('Ann owns it');
});

it('is the same after a way through JSON', () => {
	const { choose, message, plural } = wordingOf('de');
	const texts = {
		title: 'Titel',
		lists: [message<{ name: string }>('Hallo, {name}')],
		days: plural<Days>('days', { one: '# Tag', other: '# Tage' }),
		role: choose<{ role: string }>('role', { owner: 'Inhaberin' })
	};
	const read: typeof texts = JSON.parse(JSON.stringify(texts), messageFrom('de'));
	expect(read.title).toBe('Titel');
	expect(read.lists[0]?.({ name: 'Ann' })).toBe('Hallo, Ann');
	expect(read.days({ days: 1_000 })).toBe('1.000 Tage');
	expect(read.role({ role: 'owner' })).toBe('Inhaberin');
});
