import type { pictures as english } from '../en/pictures.ts';
import { message } from './wording.ts';

export const pictures: typeof english = {
	title: message('Bilder: {name}'),
	heading: 'Bilder: {name}',
	back: 'Zurück ohne Änderung',
	cover: {
		title: 'Titelbild',
		hint: 'Das große Bild oben auf der Seite. Alle Termine einer Reihe haben dasselbe.',
		remove: 'Titelbild entfernen'
	},
	logo: {
		title: 'Logo',
		hint: 'Das kleine, runde Bild neben deinem Namen.',
		remove: 'Logo entfernen'
	},
	gallery: {
		title: 'Weitere Bilder',
		hint: 'Bis zu sechs, unter der Beschreibung. Alle Termine einer Reihe haben dieselben.',
		one: message('Bild {number}'),
		remove: message('Bild {number} entfernen'),
		full: 'Die Galerie ist voll. Entferne ein Bild, um Platz für ein anderes zu schaffen.'
	},
	draft: {
		explanation:
			'Bis das Event angekündigt ist, sehen sie nur die, die den Laden mit dir verwalten.',
		back: 'Zurück zum Entwurf'
	},
	file: 'Bild',
	replace: 'Anderes Bild wählen',
	fileHint: 'JPEG, PNG oder WebP, bis 10 MB. Wo es aufgenommen wurde, speichern wir nicht.',
	alt: 'Was ist auf dem Bild?',
	altHint: 'Eine kurze Beschreibung für alle, die es nicht sehen können.',
	upload: 'Hochladen'
};
