import type { venues as english } from '../en/venues.ts';

export const venues: typeof english = {
	title: 'Deine Orte',
	introduction: 'Orte, an denen du wieder Events ankündigst. Nur du siehst diese Liste.',
	announceHere: 'Hier ein Event ankündigen',
	rename: 'Umbenennen',
	name: 'Name des Ortes',
	remove: 'Entfernen<hidden>: {name}</hidden>',
	none: 'Noch keine Orte. Übernimm einen aus den Events unten.',
	fromEvents: 'Aus deinen Events',
	save: 'Behalten<hidden>: {name}</hidden>',
	nothingElse: 'In deinen letzten Events gibt es keine weiteren Orte.',
	use: 'Einen deiner Orte verwenden',
	back: 'Zurück zur Übersicht'
};
