import type { audit as english } from '../en/audit.ts';
import { message } from './wording.ts';

export const audit: typeof english = {
	log: {
		title: 'Registro',
		introduction:
			'Todo lo que se ha hecho, primero lo más reciente. Las personas aparecen con identificadores aleatorios, y cada entrada se sella con un hash de la anterior.',
		about: 'Sobre qué, por ejemplo business/3',
		filter: 'Mostrar',
		all: 'Mostrar todo',
		more: 'Entradas anteriores',
		site: 'el sitio',
		waiting: 'aún sin sellar',
		none: { title: 'Nada todavía', message: 'No hay ninguna entrada sobre esto.' },
		columns: { when: 'Cuándo', what: 'Qué', who: 'Quién', subject: 'Sobre qué', seal: 'Sello' }
	},
	history: {
		title: 'Historial de tu cuenta',
		titleOf: message('Historial de {name}'),
		heading: 'Historial de {name}',
		introduction: 'Lo que se ha hecho, primero lo más reciente. No se nombra a quien modera.',
		link: 'Historial',
		more: 'Anterior',
		none: 'Nadie ha decidido ni cambiado nada todavía.',
		who: {
			you: 'Tú',
			team: 'Alguien del equipo',
			moderator: 'Alguien de moderación',
			site: 'Popmap'
		}
	},
	actions: {
		account_deletion_requested: 'Eliminación de la cuenta pedida',
		account_deleted: 'Cuenta eliminada',
		identity_linked: 'Forma de acceso añadida',
		identity_unlinked: 'Forma de acceso quitada',
		businesses_handed_over: 'Negocios traspasados',
		team_role_given: 'Función en un equipo recibida',
		team_left: 'Equipo abandonado',
		team_member_removed: 'Fuera de un equipo',
		team_invited: 'Alguien invitado al equipo',
		team_invitation_withdrawn: 'Invitación retirada',
		business_verified: 'Negocio verificado',
		business_declined: 'Negocio rechazado',
		business_suspended: 'Negocio suspendido',
		business_restored: 'Negocio restaurado',
		business_appealed: 'Reclamación enviada',
		appeal_answered: 'Reclamación respondida',
		claim_accepted: 'Titularidad concedida',
		claim_declined: 'Titularidad rechazada',
		business_handed_over: 'Negocio traspasado',
		event_approved: 'Evento aprobado',
		event_rejected: 'Evento rechazado',
		event_taken_down: 'Evento retirado',
		reports_dismissed: 'Denuncias descartadas',
		edit_seen: 'Cambio revisado',
		sessions_ended: 'Sesiones cerradas en todas partes',
		person_suspended: 'Persona suspendida',
		person_restored: 'Persona restaurada',
		suspension_appealed: 'Reclamación contra la suspensión',
		suspension_kept: 'Suspensión mantenida',
		category_added: 'Categoría añadida',
		category_renamed: 'Categoría renombrada',
		category_moved: 'Categoría movida',
		category_retired: 'Categoría retirada',
		category_restored: 'Categoría restaurada',
		category_merged: 'Categoría fusionada'
	}
};
