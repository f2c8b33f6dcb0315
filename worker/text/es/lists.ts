import type { lists as english } from '../en/lists.ts';
import { and } from './wording.ts';

export const lists: typeof english = {
	search: 'Buscar',
	searchHint: 'Hasta 200 caracteres',
	category: 'Categoría',
	allCategories: 'Todas',
	searched: ({ words, category, place }) =>
		(words && ` para «${words}»`) +
		(category ? ` en ${category}` : '') +
		(place ? ` cerca de ${place}` : ''),
	noMatches: 'Sin resultados',
	inAllCategories: 'Buscar en todas las categorías',
	corrected: 'No hay nada para «{from}». Estos son los resultados para «{to}».',
	correctedInVain: 'No hay nada para «{from}», así que también buscamos «{to}».',
	ignored: ({ count }: { count: number }) => {
		const list = and(Array.from({ length: count }, (_, index) => `«{${index}}»`));
		return count === 1
			? `${list} es demasiado común, así que no la tuvimos en cuenta.`
			: `${list} son demasiado comunes, así que no las tuvimos en cuenta.`;
	},
	keepLooking: 'Seguir buscando',
	noneOnPage: 'No hay resultados en esta página. Puede que haya más en la siguiente.',
	firstPage: 'Volver al principio<hidden>: {list}</hidden>',
	continued: ({ title }: { title: string }) => `${title}, continuación`
};
