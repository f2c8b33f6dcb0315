import type { people as english } from '../en/people.ts';
import { message, plural } from './wording.ts';

export const people: typeof english = {
	owner: 'Titular de {business}',
	ownerTitle: message('Titular de {business}'),
	person: 'Persona',
	introduction:
		'Cierra las sesiones de esta persona en todos sus dispositivos. Puede volver a entrar: para impedirlo, desactiva también su cuenta en Cognito.',
	id: 'ID de la persona',
	signOut: 'Cerrar todas sus sesiones',
	signedOut: 'Sesión cerrada',
	ended: plural('count', {
		one: 'Sesión cerrada en 1 dispositivo.',
		other: 'Sesión cerrada en # dispositivos.'
	}),
	noneEnded: 'Esta persona no tenía ninguna sesión abierta.',
	back: 'Volver'
};
