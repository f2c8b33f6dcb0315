import type { lists as english } from '../en/lists.ts';
import { message, plural } from './wording.ts';

export const lists: typeof english = {
	search: 'Buscar',
	searchHint: 'Hasta 200 caracteres',
	category: 'Categoría',
	allCategories: 'Todas',
	searched: {
		words: message(' para «{words}»'),
		category: message(' en {category}'),
		place: message(' cerca de {place}')
	},
	noMatches: 'Sin resultados',
	inAllCategories: 'Buscar en todas las categorías',
	corrected: 'No hay nada para «{from}». Estos son los resultados para «{to}».',
	correctedInVain: 'No hay nada para «{from}», así que también buscamos «{to}».',
	ignoredWord: message('«{word}»'),
	ignored: plural('count', {
		1: '{words} es demasiado común, así que no la tuvimos en cuenta.',
		other: '{words} son demasiado comunes, así que no las tuvimos en cuenta.'
	}),
	keepLooking: 'Seguir buscando',
	noneOnPage: 'No hay resultados en esta página. Puede que haya más en la siguiente.',
	firstPage: 'Volver al principio<hidden>: {list}</hidden>',
	continued: message('{title}, continuación')
};
