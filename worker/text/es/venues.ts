import type { venues as english } from '../en/venues.ts';

export const venues: typeof english = {
	title: 'Tus lugares',
	introduction: 'Lugares en los que vuelves a anunciar eventos. Solo tú ves esta lista.',
	announceHere: 'Anunciar un evento aquí',
	rename: 'Cambiar el nombre',
	name: 'Nombre del lugar',
	remove: 'Quitar<hidden>: {name}</hidden>',
	none: 'Aún no hay lugares. Guarda uno de los eventos de abajo.',
	fromEvents: 'De tus eventos',
	save: 'Guardar<hidden>: {name}</hidden>',
	nothingElse: 'No hay otros lugares en tus últimos eventos.',
	use: 'Usar uno de tus lugares',
	back: 'Volver al panel'
};
