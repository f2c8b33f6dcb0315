import type { poster as english } from '../en/poster.ts';
import { message } from './wording.ts';

export const poster: typeof english = {
	how: 'Passt auf ein Blatt A4. Im Druckmenü deines Browsers kannst du es auch als PDF speichern.',
	print: 'Drucken',
	back: 'Zurück',
	label: message('Plakat: {title}'),
	code: message('QR-Code für {address}'),
	scan: 'Scannen und alles Neue erfahren',
	whereNext: 'Wo sind wir heute? Wo als Nächstes?'
};
