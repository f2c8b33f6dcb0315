import type { questions as english } from '../en/questions.ts';
import { message } from './wording.ts';

export const questions: typeof english = {
	link: 'Frage stellen',
	manage: 'Fragen',
	nobody: 'Zu diesem Event kann noch niemand Fragen beantworten.',
	title: message('Fragen zu {event}'),
	heading: 'Frage stellen',
	introduction:
		'Deine Frage geht an die, die dieses Event veranstalten. Die Antwort bekommst du per E-Mail und in deinen Neuigkeiten. Namen und Adressen erfährt keine Seite von der anderen.',
	text: 'Deine Frage',
	textHint:
		'Nur die Veranstaltenden lesen sie. Schreib deinen Namen dazu, wenn sie ihn wissen sollen.',
	submit: 'Frage senden',
	flashes: {
		asked: {
			title: 'Deine Frage ist gesendet',
			text: 'Deine Frage ist unterwegs. Wir sagen dir Bescheid, wenn sie beantwortet ist.'
		},
		answered: {
			title: 'Deine Antwort ist gesendet',
			text: 'Deine Antwort ist unterwegs.'
		},
		reported: {
			title: 'Die Frage ist gemeldet',
			text: 'Die Moderation sieht sich die Frage an. Sie ist geschlossen.'
		},
		closed: {
			title: 'Die Frage ist geschlossen',
			text: 'Die Frage ist geschlossen. Wer gefragt hat, erfährt davon nichts.'
		}
	},
	yours: 'Das hast du gefragt',
	answer: 'Antwort',
	since: 'Gefragt',
	instead: {
		over: 'Fragen kannst du zu Events stellen, die noch kommen. Dieses ist vorbei, abgesagt oder nicht öffentlich.',
		nobody: 'Zu diesem Event kann noch niemand Fragen beantworten.',
		unproven:
			'Dafür brauchen wir eine E-Mail-Adresse, die du bestätigt hast: Dorthin kommt die Antwort. <link>Adresse bestätigen</link>',
		enough: 'Mehr Fragen zu diesem Event kann eine Person nicht stellen.'
	},
	states: {
		open: 'Wartet auf Antwort',
		answered: 'Beantwortet',
		closed: 'Ohne Antwort geschlossen'
	},

	organiser: {
		introduction:
			'Was andere über dein Event wissen wollen. Deine Antwort kommt per E-Mail an, ohne deinen Namen und deine Adresse.',
		none: 'Keine Frage wartet.',
		answer: 'Deine Antwort',
		answerHint: 'Nur wer gefragt hat, liest sie.',
		submit: 'Antwort senden',
		close: 'Ohne Antwort schließen',
		report: 'Der Moderation melden',
		more: 'Weitere Fragen'
	}
};
