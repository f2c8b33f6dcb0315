import type { map as english } from '../en/map.ts';
import { message } from './wording.ts';

export const map: typeof english = {
	show: 'Mapa',
	list: 'Lista',
	label: 'Mapa de estos eventos',
	labelOfPlace: message('Mapa: {place}'),
	placesOf: message('Mapa: dónde encontrar a {name}'),
	event: message('{title}, {when}'),
	openCluster: message('{count} eventos aquí: acércate'),
	openLargeCluster: message('{count} eventos o más aquí: acércate'),
	samePlace: message('{count} eventos en {place}: verlos'),
	move: 'Mover el mapa',
	north: 'Norte',
	south: 'Sur',
	west: 'Oeste',
	east: 'Este',
	zoomIn: 'Acercar',
	zoomOut: 'Alejar',
	searchHere: 'Buscar en esta zona',
	failed: 'Este navegador no puede mostrar el mapa interactivo. Puedes usar este.',
	credits:
		'Localidades: <link>GeoNames</link>, CC BY 4.0. Tierra y agua: Natural Earth. Este sitio no tiene un mapa de calles configurado.',
	creditsOfStill: 'Localidades: <link>GeoNames</link>, CC BY 4.0. Tierra y agua: Natural Earth.',
	shortCredits: 'Localidades: GeoNames, CC BY 4.0. Tierra: Natural Earth.',
	none: 'No hay eventos en esta parte del mapa. Aléjate o mueve el mapa.',
	tooMany:
		'En algunas partes del mapa hay más eventos de los que podemos mostrar. Acércate para verlos.',
	setPin: 'Marcar el lugar en un mapa',
	pinHere: 'Poner el marcador en el centro del mapa',
	pin: 'El lugar del evento. Arrástralo o escribe las coordenadas.',
	pinFailed: 'Este navegador no puede mostrar el mapa. Escribe las coordenadas.',
	openIn: 'Abrir en',
	device: 'Tu app de mapas',
	apple: 'Apple Maps',
	google: 'Google Maps',
	openStreetMap: 'OpenStreetMap'
};
