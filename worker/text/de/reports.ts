import type { reports as english } from '../en/reports.ts';
import { message, plural } from './wording.ts';

export const reports: typeof english = {
	link: 'Melden',
	page: {
		title: message('{name} melden'),
		heading: '{name} melden',
		introduction:
			'Die Moderation sieht es sich an. Du brauchst dafür kein Konto, und niemand außer der Moderation erfährt, dass es von dir kommt.',
		reason: 'Was stimmt nicht?',
		text: 'Mehr dazu (wenn du möchtest)',
		textHint: 'Was sollte die Moderation wissen?',
		submit: 'Meldung absenden',
		keep: 'Abbrechen',
		sent: 'Danke! Die Moderation sieht es sich an.',
		back: 'Zurück zu {name}'
	},
	reasons: {
		wrong: 'Etwas ist falsch: der Ort, die Zeit, oder es findet nicht statt',
		scam: 'Es ist Betrug oder führt in die Irre',
		offensive: 'Es ist beleidigend oder hetzerisch',
		illegal: 'Es ist verboten',
		rights: 'Name oder Bilder gehören jemand anderem',
		other: 'Etwas anderes'
	},
	review: {
		title: 'Meldungen',
		order: 'Zuerst Gemeldetes zuerst.',
		more: 'Weitere Meldungen',
		counted: plural('count', { one: 'Einmal gemeldet', other: '#-mal gemeldet' }),
		since: 'zuerst',
		fromMember: 'von jemandem mit Konto',
		further: plural('count', {
			one: 'Eine weitere wurde gezählt.',
			other: '# weitere wurden gezählt.'
		}),
		gone: 'Es ist nicht mehr da.',
		question: 'Eine Frage zu einem Event',
		whoAsked: 'Wer gefragt hat',
		decide: 'Entscheiden<hidden>: {name}</hidden>',
		dismiss: 'Verwerfen<hidden>: Meldungen zu {name}</hidden>',
		dismissGone: 'Verwerfen',
		none: {
			title: 'Nichts gemeldet',
			message: 'Wenn jemand ein Event oder einen Laden meldet, erscheint es hier.'
		},
		dismissed: { title: 'Verworfen', text: 'Diese Meldungen sind verworfen.' }
	}
};
