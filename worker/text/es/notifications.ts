import type { notifications as english } from '../en/notifications.ts';
import { choose, message } from './wording.ts';

const seeEvent = 'Ver el evento';
const seeBusiness = 'Ver el negocio';

export const notifications: typeof english = {
	title: 'Novedades',
	introduction:
		'Lo que ha pasado con tus eventos y negocios. Las novedades se guardan durante 90 días.',
	none: 'Aún no hay novedades',
	noneYet: 'Aquí verás lo que pase con tus eventos y negocios.',
	unread: message('{count} sin leer'),
	isUnread: 'Nueva',
	markRead: 'Marcar como leída<hidden>: {title}</hidden>',
	markAllRead: 'Marcar todas como leídas',
	allRead: 'Marcadas como leídas',
	choose: 'Elegir qué correos recibes',
	older: 'Novedades anteriores',
	when: 'Cuándo',
	where: 'Dónde',
	before: 'Antes',
	reason: 'Motivo',
	question: 'Pregunta',
	answer: 'Respuesta',

	groups: {
		visitor: 'Eventos y negocios que me gustan',
		business: 'Mis negocios',
		moderator: 'Moderación',
		security: 'La seguridad de mi cuenta'
	},
	choices: {
		event_reminder: 'falte un día para un evento que guardé',
		event_announced: 'un negocio que sigo anuncie un evento',
		event_changed: 'cambie la hora o el lugar de un evento que guardé o en el que participo',
		event_cancelled: 'se cancele un evento que guardé o en el que participo',
		question_answered: 'respondan a mi pregunta sobre un evento',
		question_asked: 'alguien pregunte algo sobre mi evento',
		join_requested: 'un negocio quiera participar en mi evento',
		business_joined: 'un negocio se sume a mi evento',
		business_left: 'un negocio deje mi evento',
		business_invited: 'inviten a mi negocio a un evento',
		join_accepted: 'mi negocio pueda participar en un evento',
		join_waiting: 'mi negocio pueda participar en cuanto haya un sitio',
		place_free: 'mi negocio consiga un sitio que esperaba',
		join_declined: 'mi negocio no pueda participar en un evento',
		business_removed: 'quiten a mi negocio de un evento',
		appeal_answered: 'el equipo de moderación responda a mi reclamación',
		claim_decided: 'el equipo de moderación decida sobre un negocio que digo que es mío',
		business_decided: 'el equipo de moderación decida sobre mi negocio',
		event_accepted: 'se apruebe mi evento',
		event_declined: 'no se acepte mi evento',
		team_changed: 'alguien entre en el equipo de mi negocio o lo deje',
		review_waiting: 'algo espera una decisión (como máximo una vez al día)'
	},

	kinds: {
		event_reminder: {
			title: message('Mañana: {title}'),
			body: 'Guardaste este evento y ya falta poco.',
			link: seeEvent
		},
		event_announced: {
			title: message('{business}: {title}'),
			body: message('{business}, un negocio que sigues, ha anunciado un evento.'),
			link: seeEvent
		},
		event_changed: {
			title: message('Cambio: {title}'),
			body: 'Un evento que guardaste o en el que participas tiene otra hora u otro lugar.',
			link: seeEvent
		},
		event_cancelled: {
			title: message('Cancelado: {title}'),
			body: 'Se ha cancelado un evento que guardaste o en el que participas.',
			link: seeEvent
		},
		question_answered: {
			title: message('Tu pregunta sobre {title}'),
			body: 'Quien organiza te ha respondido.',
			link: 'Ver tus preguntas'
		},
		question_asked: {
			title: message('Una pregunta sobre {title}'),
			body: 'Alguien quiere saber algo sobre tu evento. Si respondes en Popmap, no verá tu nombre ni tu dirección.',
			link: 'Responder'
		},
		join_requested: {
			title: message('{business} quiere participar en {title}'),
			body: message(
				'{business} pide participar en tu evento. Acepta o rechaza en la página del evento.'
			),
			link: seeEvent
		},
		business_joined: {
			title: message('{business} participa en {title}'),
			body: message('{business} participa ahora en tu evento.'),
			link: seeEvent
		},
		business_left: {
			title: message('{business} ya no participa en {title}'),
			body: message('{business} ha dejado tu evento.'),
			link: seeEvent
		},
		business_invited: {
			title: message('Invitación para {business}: {title}'),
			body: message('Quien organiza el evento quiere que {business} participe.'),
			link: seeEvent
		},
		join_accepted: {
			title: message('Hay sitio para ti: {title}'),
			body: message('{business} participa ahora.'),
			link: seeEvent
		},
		join_waiting: {
			title: message('En lista de espera: {title}'),
			body: message(
				'Te han dicho que sí, pero el evento está completo. {business} participará en cuanto haya un sitio.'
			),
			link: seeEvent
		},
		place_free: {
			title: message('Hay un sitio libre, y es tuyo: {title}'),
			body: message('{business} estaba en la lista de espera. Ahora participa.'),
			link: seeEvent
		},
		join_declined: {
			title: message('Sin sitio en {title}'),
			body: message('Esta vez, {business} no puede participar.'),
			link: seeEvent
		},
		business_removed: {
			title: message('{business} ya no está en {title}'),
			body: message('Quien organiza el evento ha quitado a {business}.'),
			link: seeEvent
		},
		appeal_answered: {
			title: message('{business}: respuesta a tu reclamación'),
			body: 'El equipo de moderación ha leído tu reclamación. La decisión se mantiene.',
			link: seeBusiness
		},
		claim_decided: {
			title: choose('outcome', {
				accepted: '{business} es tuyo',
				declined: '{business}: no se ha aceptado tu solicitud'
			}),
			body: choose('outcome', {
				accepted:
					'El equipo de moderación te ha dado el negocio. Ya puedes editar su página y anunciar eventos.',
				declined: 'El equipo de moderación ha revisado tu solicitud y no la ha aceptado.'
			}),
			link: seeBusiness
		},
		business_decided: {
			title: choose('decision', {
				business_verified: '{business}: verificado',
				business_declined: '{business}: rechazado',
				business_suspended: '{business}: suspendido',
				business_restored: '{business}: de vuelta en Popmap'
			}),
			body: choose('decision', {
				business_verified:
					'{business} está verificado. Ya lo puede ver todo el mundo, y puede participar en eventos.',
				business_declined:
					'El equipo de moderación ha rechazado {business}. Edítalo y lo revisaremos otra vez.',
				business_suspended:
					'El equipo de moderación ha suspendido {business}. Fuera de su equipo, ya nadie puede ver el negocio ni sus eventos.',
				business_restored:
					'{business} ya no está suspendido. Todo el mundo puede ver otra vez el negocio y sus eventos.'
			}),
			link: seeBusiness
		},
		event_accepted: {
			title: message('{title} es público'),
			body: 'El equipo de moderación ha aprobado tu evento. Ahora lo puede ver todo el mundo.',
			link: seeEvent
		},
		event_declined: {
			title: message('No se ha aceptado {title}'),
			body: 'El equipo de moderación ha revisado tu evento y no lo ha podido aceptar. Cámbialo para volver a pedirlo.',
			link: seeEvent
		},
		review_waiting: {
			title: message('Algo espera tu decisión'),
			body: 'Échale un vistazo cuando puedas.',
			link: 'Revisar'
		},
		team_changed: {
			title: message('{business}: tu equipo ha cambiado'),
			body: choose('change', {
				owner: 'Ahora {business} es de {who}.',
				manager: '{who} está ahora en la gestión de {business}.',
				helper: '{who} ayuda ahora en {business}.',
				left: '{who} ha dejado el equipo de {business}.',
				removed: '{who} ya no está en el equipo de {business}.',
				deleted: 'Su titular ha eliminado {business}.'
			}),
			link: seeBusiness
		}
	}
};
