import type { questions as english } from '../en/questions.ts';
import { message } from './wording.ts';

export const questions: typeof english = {
	link: 'Preguntar a quien organiza',
	manage: 'Preguntas',
	nobody: 'Aún no hay quien responda preguntas sobre este evento.',
	title: message('Preguntas sobre {event}'),
	heading: 'Pregunta a quien organiza',
	introduction:
		'Tu pregunta llega a quien organiza este evento. La respuesta te llega por correo y en tus novedades. Ninguna de las partes ve el nombre ni la dirección de la otra.',
	text: 'Tu pregunta',
	textHint: 'Solo la lee quien organiza. Escribe tu nombre si quieres que lo sepa.',
	submit: 'Enviar la pregunta',
	flashes: {
		asked: {
			title: 'Tu pregunta se envió',
			text: 'Tu pregunta va en camino. Te avisaremos cuando tenga respuesta.'
		},
		answered: {
			title: 'Tu respuesta se envió',
			text: 'Tu respuesta va en camino.'
		},
		reported: {
			title: 'La pregunta está denunciada',
			text: 'El equipo de moderación mirará la pregunta. Está cerrada.'
		},
		closed: {
			title: 'La pregunta está cerrada',
			text: 'La pregunta está cerrada. Quien preguntó no recibe aviso.'
		}
	},
	yours: 'Lo que has preguntado',
	answer: 'Respuesta',
	since: 'Preguntado',
	instead: {
		over: 'Puedes preguntar sobre eventos que están por venir. Este ya terminó, se canceló o no es público.',
		nobody: 'Aún no hay quien responda preguntas sobre este evento.',
		unproven:
			'Primero necesitamos una dirección de correo que hayas confirmado: ahí llega la respuesta. <link>Confirmar tu dirección</link>',
		enough: 'Ya hiciste todas las preguntas sobre este evento que puede hacer una persona.'
	},
	states: {
		open: 'Espera respuesta',
		answered: 'Respondida',
		closed: 'Cerrada sin respuesta'
	},

	organiser: {
		introduction:
			'Lo que la gente quiere saber de tu evento. Tu respuesta llega por correo, sin tu nombre ni tu dirección.',
		none: 'No hay preguntas en espera.',
		answer: 'Tu respuesta',
		answerHint: 'Solo la lee quien preguntó.',
		submit: 'Enviar la respuesta',
		close: 'Cerrar sin responder',
		report: 'Denunciar',
		more: 'Más preguntas'
	}
};
