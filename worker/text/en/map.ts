import { message } from './wording.ts';

export const map = {
	show: 'Map',
	list: 'List',
	/** Of the map itself, for screen readers. */
	label: 'Map of these events',
	labelOfPlace: message<{ place: string }>('Map: {place}'),
	placesOf: message<{ name: string }>('Map: where to find {name}'),
	event: message<{ title: string; when: string }>('{title}, {when}'),
	/** Several events near each other. */
	openCluster: message<{ count: number }>('{count} events here: look closer'),
	openLargeCluster: message<{ count: number }>('{count} or more events here: look closer'),
	samePlace: message<{ count: number; place: string }>('{count} events at {place}: show them'),
	move: 'Move the map',
	north: 'North',
	south: 'South',
	west: 'West',
	east: 'East',
	zoomIn: 'Zoom in',
	zoomOut: 'Zoom out',
	searchHere: 'Search this area',
	failed: 'This browser can’t show the moving map. You can use this one.',
	credits:
		'Towns: <link>GeoNames</link>, CC BY 4.0. Land and water: Natural Earth. No street map is set up on this site.',
	creditsOfStill: 'Towns: <link>GeoNames</link>, CC BY 4.0. Land and water: Natural Earth.',
	shortCredits: 'Towns: GeoNames, CC BY 4.0. Land: Natural Earth.',
	none: 'No events in this part of the map. Zoom out, or move on.',
	tooMany: 'Some parts of this map have more events than we can show. Zoom in to see them.',
	setPin: 'Set the place on a map',
	pinHere: 'Put the pin in the middle of the map',
	pin: 'The place of the event. Drag it, or type its coordinates.',
	pinFailed: 'This browser can’t show the map. Please type the coordinates.',
	openIn: 'Open in',
	device: 'Your maps app',
	apple: 'Apple Maps',
	google: 'Google Maps',
	openStreetMap: 'OpenStreetMap'
};
