import type { map as english } from '../en/map.ts';
import { message } from './wording.ts';

export const map: typeof english = {
	show: 'Karte',
	list: 'Liste',
	label: 'Karte dieser Events',
	labelOfPlace: message('Karte: {place}'),
	placesOf: message('Karte: wo du {name} findest'),
	event: message('{title}, {when}'),
	openCluster: message('{count} Events hier: näher heran'),
	openLargeCluster: message('{count} oder mehr Events hier: näher heran'),
	samePlace: message('{count} Events hier: {place}. Alle zeigen'),
	move: 'Karte verschieben',
	north: 'Nach Norden',
	south: 'Nach Süden',
	west: 'Nach Westen',
	east: 'Nach Osten',
	zoomIn: 'Vergrößern',
	zoomOut: 'Verkleinern',
	searchHere: 'Hier suchen',
	failed: 'Dieser Browser kann die bewegliche Karte nicht anzeigen. Du kannst diese hier benutzen.',
	credits:
		'Orte: <link>GeoNames</link>, CC BY 4.0. Land und Wasser: Natural Earth. Auf dieser Website ist keine Straßenkarte eingerichtet.',
	creditsOfStill: 'Orte: <link>GeoNames</link>, CC BY 4.0. Land und Wasser: Natural Earth.',
	shortCredits: 'Orte: GeoNames, CC BY 4.0. Land: Natural Earth.',
	none: 'In diesem Teil der Karte gibt es keine Events. Verkleinere sie oder verschiebe sie.',
	tooMany:
		'In Teilen dieser Karte gibt es mehr Events, als wir zeigen können. Vergrößere sie, um sie zu sehen.',
	setPin: 'Ort auf einer Karte festlegen',
	pinHere: 'Pin in die Mitte der Karte setzen',
	pin: 'Der Ort des Events. Verschiebe den Pin, oder gib die Koordinaten ein.',
	pinFailed: 'Dieser Browser kann die Karte nicht anzeigen. Bitte gib die Koordinaten ein.',
	openIn: 'Öffnen in',
	device: 'Deine Karten-App',
	apple: 'Apple Maps',
	google: 'Google Maps',
	openStreetMap: 'OpenStreetMap'
};
