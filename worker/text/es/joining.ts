import type { joining as english } from '../en/joining.ts';
import { message } from './wording.ts';

export const joining: typeof english = {
	standing: {
		joined: 'Participas.',
		requested: 'Has pedido participar.',
		waiting: 'Estás en la lista de espera.',
		invited: 'Te han invitado.',
		declined: 'Han dicho que no.'
	},

	act: {
		join: 'Participar<hidden> en {event}</hidden>',
		ask: 'Pedir participar<hidden> en {event}</hidden>',
		leave: 'Dejarlo<hidden>: {event}</hidden>',
		withdraw: 'Retirar<hidden> la solicitud: {event}</hidden>',
		turnDown: 'No, gracias<hidden>: {event}</hidden>'
	},
	sent: { enter: 'Participas', ask: 'Pedido', leave: 'Ya no participas' },

	ways: {
		open: 'Puede participar cualquier negocio verificado.',
		on_request: 'Los negocios piden participar.',
		invitation: 'Los negocios participan por invitación.'
	},
	places: message('{joined} de {capacity} sitios ocupados.'),
	host: 'Organiza',

	own: {
		title: message('Participar en {event}'),
		heading: 'Participa con tu negocio',
		event: '<link>{event}</link>, {when}',
		full: 'Puedes esperar un sitio.',
		closed: 'Ahora no se puede cambiar quién participa en este evento.',
		join: 'Participar<hidden> con {name}</hidden>',
		wait: 'Esperar un sitio<hidden> con {name}</hidden>',
		ask: 'Pedir participar<hidden> con {name}</hidden>',
		leave: 'Dejarlo<hidden> con {name}</hidden>',
		withdraw: 'Retirar<hidden> la solicitud de {name}</hidden>',
		turnDown: 'No, gracias<hidden>, de {name}</hidden>',
		overlapping: 'Ya tiene algo a esa hora: <link>{event}</link>, {when}.',
		more: 'Más negocios',
		none: {
			title: 'Necesitas un negocio verificado',
			message:
				'En los eventos solo participan negocios verificados. Registra el tuyo, o espera a que el equipo de moderación lo verifique.',
			register: 'Registrar un negocio'
		},
		back: 'Volver al evento',
		flashes: {
			joined: { title: 'Participas', text: 'Participas.' },
			requested: {
				title: 'Pedido',
				text: 'Has pedido participar. Te avisaremos cuando respondan.'
			},
			waiting: {
				title: 'En espera',
				text: 'Estás en la lista de espera. Te avisaremos cuando haya un sitio.'
			},
			left: { title: 'Hecho', text: 'No participas.' }
		}
	},

	panel: {
		title: message('Participar con {name}'),
		with: 'con <link>{name}</link>',
		nearby: 'Cerca de tu último evento',
		similar: 'De tu categoría',
		others: 'Más eventos'
	},

	requests: {
		link: 'Solicitudes y participantes',
		title: message('Solicitudes: {event}'),
		heading: 'Quién participa',
		readOnly: 'Puedes ver quién lo pide. Deciden quien es titular y quienes lo gestionan.',
		states: {
			requested: 'Quieren participar',
			waiting: 'Esperan un sitio',
			invited: 'Con invitación',
			declined: 'Con un no'
		},
		none: 'Ahora no lo pide nadie.',
		since: 'Lo pidió',
		accept: 'Aceptar<hidden> a {name}</hidden>',
		decline: 'Decir que no<hidden> a {name}</hidden>',
		declineNow: 'Enviar<hidden> a {name}</hidden>',
		reason: 'Por qué no',
		reasonHint: 'Lo leerán.',
		takeBack: 'Retirar la invitación<hidden> de {name}</hidden>',
		participants: 'Participan',
		noParticipants: 'Todavía no participa ningún otro negocio.',
		remove: 'Quitar<hidden> a {name}</hidden>',
		more: 'Más',
		invite: 'Invitar a un negocio',
		inviteHint: 'Puede participar sin pedirlo. Uno que quitaste puede volver así.',
		search: 'Negocios para invitar',
		inviteOne: 'Invitar<hidden> a {name}</hidden>',
		notFound: 'Ningún negocio verificado se llama así.',
		flashes: {
			joined: { title: 'Aceptado', text: 'Ya participa. Le hemos avisado.' },
			waiting: {
				title: 'Aceptado',
				text: 'El evento está completo. Está en la lista de espera, y le hemos avisado.'
			},
			declined: { title: 'Respondido', text: 'Le hemos dicho por qué.' },
			invited: { title: 'Invitado', text: 'Le hemos avisado.' },
			removed: { title: 'Quitado', text: 'Ya no participa.' }
		}
	},

	form: {
		heading: 'Quién puede participar',
		joining: 'Cómo participan los negocios',
		ways: {
			open: 'Cualquiera: puede participar cualquier negocio verificado',
			on_request: 'A petición: tú dices sí o no',
			invitation: 'Por invitación: tú los invitas'
		},
		capacity: 'Cuántos negocios caben (opcional)',
		capacityHint:
			'Cuando esté completo, otros pueden esperar un sitio. Vacío significa cualquier número.'
	}
};
