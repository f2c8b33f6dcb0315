import { expect, it } from 'vitest';
import { de } from '../../../worker/text/de.ts';
import { en } from '../../../worker/text/en.ts';
import { es } from '../../../worker/text/es.ts';
import { categoriesToChoose, categoryName } from './category-name.ts';

const food = { slug: 'food', name: 'Food', nameDe: 'Essen', nameEs: 'Comida' };
const own = { slug: 'robots', name: 'Robots', nameDe: null, nameEs: null };

const namesOf = (...[all, chosen, text]: Parameters<typeof categoriesToChoose>) =>
	categoriesToChoose(all, chosen, text).map(({ name }) => name);

it('is translated, or in English', () => {
	expect([en, de, es].map((text) => categoryName(food, text))).toEqual(['Food', 'Essen', 'Comida']);
	expect(categoryName(own, de)).toBe('Robots');
});

it('decides the order of a list until somebody orders it', () => {
	const pets = { slug: 'pets', name: 'Pets', nameDe: 'Haustiere' };
	expect(namesOf([food, own, pets], [], de)).toEqual(['Essen', 'Haustiere', 'Robots']);
	const ordered = [
		{ ...food, position: 3 },
		{ ...own, position: 1 },
		{ ...pets, position: 2 }
	];
	expect(namesOf(ordered, [], de)).toEqual(['Robots', 'Haustiere', 'Essen']);
});

it('is offered when it is retired only where it is chosen already', () => {
	const retired = { ...own, isRetired: true };
	expect(namesOf([food, retired], ['food'], en)).toEqual(['Food']);
	expect(namesOf([food, retired], ['robots'], en)).toEqual(['Food', 'Robots']);
});

it('is chosen by the slug of a category that was merged into it', () => {
	const [only] = categoriesToChoose([{ ...food, formerSlugs: ['snacks'] }], ['snacks'], en);
	expect(only).toEqual({ slug: 'food', name: 'Food', isChosen: true });
});
