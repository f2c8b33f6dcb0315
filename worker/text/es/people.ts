import type { people as english } from '../en/people.ts';
import { plural } from './wording.ts';

export const people: typeof english = {
	owner: 'Titular de {business}',
	person: 'Persona',
	introduction:
		'Cierra las sesiones de esta persona en todos sus dispositivos. Puede volver a entrar.',
	id: 'ID de la persona',
	signOut: 'Cerrar todas sus sesiones',
	signedOut: 'Sesión cerrada',
	ended: plural('count', {
		one: 'Sesión cerrada en 1 dispositivo.',
		other: 'Sesión cerrada en # dispositivos.'
	}),
	noneEnded: 'Esta persona no tenía ninguna sesión abierta.',
	back: 'Volver',
	reasonHint: 'La persona lo verá, y podrá reclamar.',
	suspendedSince: 'Suspendida',
	suspend: 'Suspender a esta persona',
	suspendHint:
		'Cerramos sus sesiones y ya no puede hacer nada. Sus negocios desaparecen del sitio con sus eventos: si la restauras, todo vuelve. Se lo decimos por correo.',
	restore: 'Restaurar a esta persona',
	appeal: 'Su reclamación',
	appeals: 'Reclamaciones de personas',
	decide: 'Decidir<hidden> sobre {name}</hidden>',
	keep: 'Mantener la suspensión',
	flashes: {
		suspended: {
			title: 'Suspendida',
			text: 'Esta persona está suspendida. Lo que es suyo desaparece del sitio en unos minutos.'
		},
		restored: {
			title: 'Restaurada',
			text: 'Esta persona está de vuelta. Lo que es suyo vuelve al sitio en unos minutos.'
		}
	},
	/** For somebody who is suspended. */
	suspended: {
		title: 'Tu cuenta está suspendida',
		introduction:
			'Mientras tanto no puedes usar Popmap. Tus negocios y sus eventos no están en el sitio.',
		since: 'Suspendida',
		leave: 'Tus datos'
	}
};
