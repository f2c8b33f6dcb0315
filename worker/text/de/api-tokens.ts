import type { en } from '../en.ts';

/** The texts of the page for API tokens. */
export const apiTokens: typeof en.apiTokens = {
	title: 'API-Tokens',
	introduction:
		'Mit einem Token nutzt ein Programm von dir die API von Popmap in deinem Namen. <link>Das kann die API</link>.',
	empty: 'Du hast noch kein Token.',
	yours: 'Deine Tokens',
	scopes: {
		read: 'Lesen, was du sehen kannst',
		events: 'Events ankündigen, ändern und bei ihnen mitmachen',
		businesses: 'Läden eintragen und ändern'
	},
	created: 'Erstellt',
	expires: 'Läuft ab',
	expired: 'Abgelaufen',
	lastUsed: 'Zuletzt benutzt',
	neverUsed: 'Noch nie benutzt',
	remove: '<hidden>{name} </hidden>Löschen',
	heading: 'Token erstellen',
	name: 'Name',
	nameHint: 'Damit du es später wiedererkennst, zum Beispiel „Kasse im Laden“.',
	may: 'Was es darf',
	lasts: 'Wie lange es gilt',
	days: { 30: '30 Tage', 90: '90 Tage', 365: 'Ein Jahr' },
	submit: 'Token erstellen',
	made: 'Dein Token ist fertig',
	shownOnce:
		'Kopiere es jetzt und bewahre es auf wie ein Passwort: Wir zeigen es nur dieses eine Mal. Sende es im Header <strong>Authorization: Bearer</strong>.',
	token: 'Dein neues Token',
	removed: 'Das Token ist gelöscht. Programme können es nicht mehr benutzen.'
};
