import type { forms as english } from '../en/forms.ts';
import { message } from './wording.ts';

export const forms: typeof english = {
	saveChanges: 'Änderungen speichern',
	saveMine: 'Meine Fassung speichern',
	back: 'Zurück',
	optional: message('{label} (optional)'),
	busy: 'Wird gesendet …',
	sendFailed:
		'Das hat nicht geklappt, aber nichts ist verloren. Bitte versuch es gleich noch einmal.',
	fieldError: message('{label}: {error}'),

	sendAsAnother: 'Um noch etwas anzulegen, sende dieses Formular.',

	sessionEnded:
		'Du bist nicht mehr angemeldet. Was du getippt hast, ist noch da: <link>Melde dich in einem neuen Tab an</link>, komm dann zurück und sende es noch einmal.',
	draftRestored: 'Was du vorhin getippt hast, ist wieder da. <link>Neu anfangen</link>',

	categories: 'Kategorien',
	categoriesHint: 'Wähle bis zu drei. Damit findet man dich leichter.',
	tooManyCategories: 'Das sind schon drei. Nimm erst eine weg.',

	conflict: {
		title: 'Beide Fassungen',
		explanation:
			'Hier siehst du die Unterschiede. Im Formular unten steht deine Fassung: Speichere sie, um die andere zu ersetzen, oder verwirf sie.',
		saved: 'Gespeicherte Fassung',
		yours: 'Deine Fassung',
		empty: 'Leer',
		same: 'Beide Fassungen sind gleich, es gibt also nichts mehr zu speichern.',
		discard: 'Die gespeicherte Fassung nehmen'
	}
};
