import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { de } from '../../../worker/text/de.ts';
import { en } from '../../../worker/text/en.ts';
import { es } from '../../../worker/text/es.ts';
import { categoriesByName, categoryName } from './category-name.ts';

const food = { slug: 'food-drink', name: 'Food & drink' };
const own = { slug: 'constructor', name: 'Robots' };

it('is translated, or as it is stored', () => {
	expect([en, de, es].map((text) => categoryName(food, text))).toEqual([
		'Food & drink',
		'Essen & Trinken',
		'Comida y bebida'
	]);
	expect(categoryName(own, de)).toBe('Robots');
});

it('decides the order of a list', () => {
	const music = { slug: 'music', name: 'Music' };
	const pets = { slug: 'pets', name: 'Pets' };
	const names = categoriesByName([food, music, own, pets], de).map(({ name }) => name);
	expect(names).toEqual(['Essen & Trinken', 'Haustiere', 'Musik', 'Robots']);
});

it('is there for every category of a new site', () => {
	const sql = readFileSync('migrations/0001_businesses_and_events.sql', 'utf8');
	const [, rows = ''] = /INSERT INTO categories \(slug, name\) VALUES([^;]*);/.exec(sql) ?? [];
	const slugs = [...rows.matchAll(/\('([a-z-]+)',/g)].map(([, slug]) => slug).sort();
	expect(slugs.length).toBeGreaterThan(10);
	expect(Object.keys(de.categories).sort()).toEqual(slugs);
	expect(Object.keys(es.categories).sort()).toEqual(slugs);
});
