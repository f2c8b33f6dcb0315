import type { pictures as english } from '../en/pictures.ts';
import { message } from './wording.ts';

export const pictures: typeof english = {
	title: message('Imágenes de {name}'),
	heading: 'Imágenes de {name}',
	back: 'Volver sin cambios',
	cover: {
		title: 'Portada',
		hint: 'La imagen grande en lo alto de la página. Todas las fechas de una serie comparten una.',
		remove: 'Quitar la portada'
	},
	logo: {
		title: 'Logo',
		hint: 'La imagen pequeña y redonda junto a tu nombre.',
		remove: 'Quitar el logo'
	},
	gallery: {
		title: 'Más imágenes',
		hint: 'Hasta seis, debajo de la descripción. Todas las fechas de una serie comparten las mismas.',
		one: message('Imagen {number}'),
		remove: message('Quitar la imagen {number}'),
		full: 'La galería está llena. Quita una imagen para añadir otra.'
	},
	draft: {
		explanation:
			'Hasta que se anuncie el evento, solo las ven quienes gestionan el negocio contigo.',
		back: 'Volver al borrador'
	},
	file: 'Imagen',
	replace: 'Elegir otra imagen',
	fileHint: 'JPEG, PNG o WebP, hasta 10 MB. No guardamos dónde se tomó.',
	alt: '¿Qué hay en la imagen?',
	altHint: 'Una descripción breve para quien no puede verla.',
	upload: 'Subir'
};
