import type { dashboard as english } from '../en/dashboard.ts';

export const dashboard: typeof english = {
	title: 'Panel',
	flashes: {
		deleted: { title: 'Eliminado', text: 'Tu negocio se ha eliminado.' },
		accepted: {
			title: 'Aceptado',
			text: 'Ya son tuyos. Si son muchos, tardan un minuto en aparecer todos aquí.'
		}
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
	events: {
		title: 'Tus eventos',
		announceAnother: 'Anunciar otro',
		announce: 'Anunciar un evento',
		order: 'Primero los últimos anunciados.',
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
