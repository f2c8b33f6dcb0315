import type { pictures as english } from '../en/pictures.ts';

export const pictures: typeof english = {
	title: ({ name }: { name: string }) => `Bilder: ${name}`,
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
	file: 'Bild',
	replace: 'Anderes Bild wählen',
	fileHint: 'JPEG, PNG oder WebP, bis 10 MB. Wo es aufgenommen wurde, speichern wir nicht.',
	alt: 'Was ist auf dem Bild?',
	altHint: 'Eine kurze Beschreibung für alle, die es nicht sehen können.',
	upload: 'Hochladen'
};
