import type { home as english } from '../en/home.ts';
import { message, plural } from './wording.ts';

export const home: typeof english = {
	comingUp: 'Próximamente',
	titleOfSearch: message('Eventos{search}'),
	greeting: 'Hola, {name}',
	slogan: 'Hoy aquí. Mañana a la vuelta de la esquina.',
	nearMe: 'Eventos cerca de ti',
	near: 'Cerca de {town}, {country} · <link>cambiar</link>',
	around: 'Un poco más lejos de {town}',
	count: plural('count', { one: '1 evento', other: '# eventos' }),
	moreThan: message('{count}+ eventos'),
	away: message('a {distance}'),

	search: 'Buscar eventos',
	what: 'Mercado, jam, vinilos…',
	where: 'Ciudad o pueblo',
	placeName: message('{name}, {country}'),
	useMyPlace: 'Cerca de mí',
	noPlace: 'No pudimos averiguar dónde estás',
	unknownPlace:
		'No conocemos ningún lugar llamado «{place}». Revisa cómo se escribe, o prueba con la ciudad grande más cercana.',
	unknownTown: 'No conocemos esta ciudad. Busca otra en la página de inicio.',
	unknownCategory: 'No existe esa categoría. Las encontrarás todas en la página de inicio.',

	days: 'Días',
	anyDay: 'Cualquier día',
	today: 'Hoy',
	tomorrow: 'Mañana',
	weekend: 'Este fin de semana',
	pickDays: 'Elegir fecha',
	dayRange: message('{from} a {until}'),
	from: 'Desde',
	until: 'Hasta (opcional)',
	showDays: 'Ver eventos',
	allCategories: 'Todo',

	more: 'Más eventos',
	start: 'Volver al principio',
	none: {
		title: 'La calle está tranquila',
		message:
			'Todavía no se ha anunciado ningún evento. Los próximos aparecerán aquí, primero el más cercano.',
		announce: 'Anuncia el tuyo'
	},
	noMatches: 'Prueba con otras palabras o con menos, o mira en otro lado:',
	nothingThere: 'Todavía no hay nada anunciado para esto. Puedes mirar en otro lado:',
	onAnyDay: 'Cualquier día',
	inAllCategories: 'En todas las categorías',
	anywhere: 'En cualquier lugar',
	amongBusinesses: 'Buscar negocios',
	all: 'Todos los eventos',
	incomplete:
		'Hasta ahora solo hemos mirado los eventos más próximos. Otra palabra, una categoría o una ciudad ayudará. O sigue buscando al final de esta lista.',

	wrong: {
		when: 'No pudimos leer estas fechas, así que ves todos los días. Una lista puede abarcar hasta 92 días.',
		near: 'No pudimos leer este lugar, así que ves eventos de todas partes.',
		radius: 'Una distancia puede ser de 1 a 200 km. Ves eventos a menos de 50 km.',
		bbox: 'No pudimos leer esta parte del mapa, así que ves eventos de todas partes.',
		category: 'No existe esa categoría, así que las ves todas.',
		business: 'No pudimos leer de qué negocio se trata, así que ves los eventos de todos.',
		cursor: 'Esta lista ha cambiado, así que has vuelto al principio.'
	},
	wrongOther: 'Una parte de esta dirección tiene un error, así que la hemos quitado.'
};
