import type { review as english } from '../en/review.ts';

export const review: typeof english = {
	title: 'Revisar',
	sections: {
		waiting: 'En espera',
		edits: 'Cambios',
		reports: 'Denuncias',
		categories: 'Categorías',
		claims: 'Titularidad',
		log: 'Registro',
		appeals: 'Reclamaciones',
		search: 'Buscar'
	},
	navigation: 'Moderación',
	order: 'Primero lo más antiguo.',
	more: 'Más por revisar',
	remaining: 'También en espera',
	current: 'Versión actual',
	waitingSince: 'Enviado',
	verify: 'Verificar<hidden> {name}</hidden>',
	owner: 'Ver titular<hidden> de {name}</hidden>',
	approve: 'Aprobar<hidden> {name}</hidden>',
	approveSeries: 'Aprobar todas las fechas<hidden> de {name}</hidden>',
	allDates: 'Todas las fechas de esta serie',
	reject: 'Rechazar<hidden> {name}</hidden>',
	reason: 'Motivo',
	reasonHint: 'Quien lo organiza lo verá, y podrá editar el evento y enviarlo otra vez.',
	givenReason: 'Motivo: {reason}',
	decline: 'Rechazar<hidden> {name}</hidden>',
	suspend: 'Suspender<hidden> {name}</hidden>',
	suspendHint: 'Su equipo lo verá. El negocio y sus eventos desaparecen enseguida del sitio.',
	declineHint: 'Su equipo lo verá, y podrá editar el negocio y enviarlo otra vez.',
	restore: 'Restaurar<hidden> {name}</hidden>',
	sendDecline: 'Rechazar con este motivo',
	sendSuspend: 'Suspender con este motivo',
	sendReason: 'Rechazar con este motivo',
	sendAgain: 'Enviarlo otra vez',
	appeals: {
		title: 'Reclamaciones',
		more: 'Más reclamaciones',
		said: 'Lo que dice el equipo',
		decide: 'Cambiar la decisión<hidden> sobre {name}</hidden>',
		answer: 'Tu respuesta',
		answerHint: 'El equipo la verá. La decisión queda como está.',
		submit: 'Mantener la decisión',
		answered: {
			title: 'Respondida',
			text: 'Tu respuesta se ha enviado, y la decisión se mantiene.'
		},
		none: {
			title: 'Sin reclamaciones',
			message: 'Cuando un equipo reclame contra una decisión, aparecerá aquí.'
		}
	},
	search: {
		title: 'Buscar personas, negocios y eventos',
		label: '¿Qué buscas?',
		hint: 'Un nombre, un título, un ID, un enlace, @nombre-corto o el correo exacto de alguien',
		submit: 'Buscar',
		none: 'Nada tiene ese nombre o esa dirección. Prueba con menos palabras.',
		kinds: { people: 'Personas', businesses: 'Negocios', events: 'Eventos' },
		more: { people: 'Más personas', businesses: 'Más negocios', events: 'Más eventos' },
		decide: 'Decidir<hidden> sobre {name}</hidden>',
		facts: {
			since: 'Creado',
			decided: 'Decidido',
			owner: 'Titular',
			businesses: 'Negocios',
			events: 'Eventos',
			reports: 'Denuncias abiertas'
		}
	},
	edits: {
		title: 'Cambiado después de aprobarse',
		introduction: 'Su titular los ha cambiado. Los cambios ya son públicos.',
		more: 'Más cambios',
		last: 'Último cambio',
		was: 'Antes:',
		now: 'Ahora:',
		pictures: 'Las imágenes son otras.',
		undone: 'Ya no hay diferencias.',
		markSeen: 'Marcar como visto<hidden>: {name}</hidden>',
		seen: { title: 'Visto', text: 'Ese cambio ya no está en la lista.' },
		none: {
			title: 'Nada ha cambiado',
			message: 'Cuando un titular cambie algo público, aparecerá aquí.'
		}
	},
	categories: {
		title: 'Categorías',
		introduction:
			'Los negocios y los eventos eligen hasta tres. El orden de aquí es el de todas las listas.',
		retiredTitle: 'Retiradas',
		retired: 'Nada nuevo puede estar en ellas. Lo que ya está se queda, y sus páginas también.',
		edit: 'Editar<hidden> {name}</hidden>',
		up: 'Subir {name}',
		down: 'Bajar {name}',
		add: 'Añadir una categoría',
		editTitle: 'Editar categoría',
		heading: 'Editar {name}',
		labels: {
			name: 'Nombre en inglés',
			name_de: 'Nombre en alemán',
			name_es: 'Nombre en español'
		},
		translationHint: 'Si lo dejas vacío, se usa el nombre en inglés.',
		retire: 'Retirarla',
		retireHint: 'Ya no se podrá elegir. Lo que está en ella se queda, y puedes restaurarla.',
		restore: 'Restaurarla',
		restoreHint: 'Se podrá elegir otra vez.',
		merge: 'Fusionarla con otra',
		mergeHint:
			'Sus negocios y eventos pasan a la otra en unos minutos, y su dirección lleva a ella. No se puede deshacer.',
		into: 'La otra categoría',
		choose: 'Elige una',
		submitMerge: 'Fusionar para siempre',
		flashes: {
			added: { title: 'Añadida', text: 'Ya se puede elegir «{name}».' },
			saved: { title: 'Guardada', text: '«{name}» está guardada.' },
			moved: { title: 'Movida', text: '«{name}» tiene su nuevo lugar.' },
			retired: { title: 'Retirada', text: 'Ya no se puede elegir «{name}».' },
			restored: { title: 'Restaurada', text: '«{name}» se puede elegir otra vez.' },
			merged: { title: 'Fusionada', text: '«{name}» lo recibe todo en unos minutos.' }
		}
	},
	claims: {
		title: 'Solicitudes de titularidad',
		more: 'Más solicitudes',
		accept: 'Dar el negocio a {name}',
		decline: 'Rechazar',
		reasonHint: 'Lo verá quien lo solicita.',
		accepted: { title: 'Aceptada', text: 'El negocio ya tiene titular.' },
		declined: { title: 'Rechazada', text: 'Quien lo solicitó verá tu motivo.' },
		none: {
			title: 'Sin solicitudes',
			message: 'Cuando alguien diga que un negocio sin titular es suyo, aparecerá aquí.'
		}
	},
	flashes: {
		declined: {
			title: 'Rechazado',
			text: '<link>{name}</link> está rechazado. Su equipo verá tu motivo y podrá enviarlo otra vez.'
		},
		suspended: {
			title: 'Suspendido',
			text: '<link>{name}</link> está suspendido. Ya solo lo ve su equipo.'
		},
		restored: {
			title: 'Restaurado',
			text: '<link>{name}</link> está de vuelta. Lo puede ver todo el mundo.'
		},
		verified: {
			title: 'Verificado',
			text: '<link>{name}</link> está verificado. Ya lo puede ver todo el mundo.'
		},
		approved: {
			title: 'Aprobado',
			text: '<link>{name}</link> está aprobado. Ya lo puede ver todo el mundo.'
		},
		rejected: {
			title: 'Rechazado',
			text: '<link>{name}</link> está rechazado. Quien lo organiza verá tu motivo y podrá enviarlo otra vez.'
		}
	},
	none: {
		title: 'Todo al día',
		message:
			'No hay nada que revisar. Los negocios y eventos nuevos aparecerán aquí, primero los más antiguos.'
	}
};
