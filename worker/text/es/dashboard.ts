import type { dashboard as english } from '../en/dashboard.ts';
import { plural } from './wording.ts';

export const dashboard: typeof english = {
	title: 'Panel',
	flashes: {
		draft: { title: 'Guardado', text: 'Tu borrador está guardado. Anúncialo cuando esté listo.' },
		draftDeleted: { title: 'Eliminado', text: 'Tu borrador se ha eliminado.' },
		deleted: { title: 'Eliminado', text: 'Tu negocio se ha eliminado.' },
		accepted: {
			title: 'Aceptado',
			text: 'Ya son tuyos. Si son muchos, tardan un minuto en aparecer todos aquí.'
		}
	},
	needs: {
		title: 'Pendiente de ti',
		requests: plural('count', {
			100: '100 o más negocios quieren participar en <link>{event}</link>.',
			one: 'Un negocio quiere participar en <link>{event}</link>.',
			other: '# negocios quieren participar en <link>{event}</link>.'
		}),
		questions: plural('count', {
			100: '100 o más preguntas sobre <link>{event}</link> esperan respuesta.',
			one: 'Una pregunta sobre <link>{event}</link> espera tu respuesta.',
			other: '# preguntas sobre <link>{event}</link> esperan tu respuesta.'
		}),
		rejected: 'Rechazado: <link>{event}</link>. Cámbialo y envíalo de nuevo.',
		invited: 'Invitan a {business} a <link>{event}</link>.',
		business: {
			pending: '<link>{name}</link> sigue en revisión.',
			held: '<link>{name}</link> no es público. Mira por qué.'
		},
		soon: 'Pronto: <link>{event}</link>, {when}.'
	},
	businesses: {
		title: 'Tus negocios',
		registerAnother: 'Registrar otro',
		register: 'Registrar un negocio',
		join: 'Participar en un evento<hidden> con {name}</hidden>',
		pending: 'Ahora falta que nuestro equipo de moderación lo verifique.',
		declined: 'El equipo de moderación lo rechazó: {reason}',
		suspended: 'El equipo de moderación lo suspendió: {reason}',
		edit: 'Editar<hidden> {name}</hidden>',
		more: 'Más negocios',
		none: {
			title: 'Monta tu puesto',
			message:
				'Empieza por registrar tu negocio. Cuando nuestro equipo de moderación lo haya verificado, podrás participar en eventos y mostrar a todo el mundo dónde encontrarte.'
		}
	},
	drafts: {
		explanation: 'Solo los ves tú y quienes gestionan el negocio contigo.',
		changed: '{host} · cambiado el {date}',
		remove: 'Eliminar<hidden>: {title}</hidden>',
		none: 'No hay borradores. Mientras escribes un evento, puedes guardarlo aquí para más tarde.'
	},
	events: {
		title: 'Tus eventos',
		announceAnother: 'Anunciar otro',
		announce: 'Anunciar un evento',
		tabs: { upcoming: 'Próximos', waiting: 'En revisión', drafts: 'Borradores', past: 'Pasados' },
		nothing: {
			upcoming: 'No hay nada próximo.',
			waiting: 'No hay nada en revisión.',
			past: 'Todavía no ha pasado nada.'
		},
		joined: plural('count', { one: 'Participa 1 negocio', other: 'Participan # negocios' }),
		saved: plural('count', {
			100: '100 o más personas lo han guardado',
			one: '1 persona lo ha guardado',
			other: '# personas lo han guardado'
		}),
		calendarAdds: plural('count', {
			one: 'Añadido a un calendario una vez',
			other: 'Añadido a calendarios # veces'
		}),
		requests: 'Solicitudes<hidden> de {title}</hidden>',
		reason: 'Motivo: {reason}',
		edit: 'Editar<hidden> {title}</hidden>',
		editRejected: 'Editar y volver a enviar<hidden> {title}</hidden>',
		more: 'Más eventos',
		none: {
			title: 'Todavía no hay eventos',
			message: 'Anuncia un evento, o participa en otro desde la página de tu negocio.'
		},
		noBusiness: 'Cuando hayas registrado un negocio, tus eventos aparecerán aquí.'
	}
};
