import type { reports as english } from '../en/reports.ts';
import { message, plural } from './wording.ts';

export const reports: typeof english = {
	link: 'Denunciar',
	page: {
		title: message('Denunciar {name}'),
		heading: 'Denunciar {name}',
		introduction:
			'El equipo de moderación lo revisará. No necesitas una cuenta, y quien lo organiza no sabrá que has sido tú.',
		reason: '¿Qué ocurre?',
		text: 'Cuéntanos más (opcional)',
		textHint: '¿Qué debería saber el equipo de moderación?',
		submit: 'Enviar denuncia',
		keep: 'Cancelar',
		sent: '¡Gracias! El equipo de moderación lo revisará.',
		back: 'Volver a {name}'
	},
	reasons: {
		wrong: 'Hay un error: el lugar, la hora, o no se celebra',
		scam: 'Es una estafa o engañoso',
		offensive: 'Es ofensivo o incita al odio',
		illegal: 'Es ilegal',
		rights: 'Usa un nombre o imágenes de otra persona',
		other: 'Otra cosa'
	},
	review: {
		title: 'Denuncias',
		order: 'Primero lo que se denunció antes.',
		more: 'Más denuncias',
		counted: plural('count', { one: 'Denunciado una vez', other: 'Denunciado # veces' }),
		since: 'la primera',
		fromMember: 'de alguien con cuenta',
		further: plural('count', { one: 'Hay una más.', other: 'Hay # más.' }),
		gone: 'Ya no está.',
		question: 'Una pregunta a quien organiza',
		whoAsked: 'Ver quién preguntó',
		decide: 'Decidir<hidden> sobre {name}</hidden>',
		dismiss: 'Descartar<hidden> las denuncias sobre {name}</hidden>',
		dismissGone: 'Descartar',
		none: {
			title: 'Nada denunciado',
			message: 'Cuando alguien denuncie un evento o un negocio, aparecerá aquí.'
		},
		dismissed: { title: 'Descartadas', text: 'Esas denuncias se han descartado.' }
	}
};
