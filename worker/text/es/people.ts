import type { people as english } from '../en/people.ts';
import { count } from './wording.ts';

export const people: typeof english = {
	owner: 'Titular de {business}',
	ownerTitle: ({ business }: { business: string }) => `Titular de ${business}`,
	person: 'Persona',
	introduction:
		'Cierra las sesiones de esta persona en todos sus dispositivos. Puede volver a entrar: para impedirlo, desactiva también su cuenta en Cognito.',
	id: 'ID de la persona',
	signOut: 'Cerrar todas sus sesiones',
	signedOut: 'Sesión cerrada',
	ended: ({ count: devices }: { count: number }) =>
		count(devices, {
			one: 'Sesión cerrada en 1 dispositivo.',
			other: 'Sesión cerrada en # dispositivos.'
		}),
	noneEnded: 'Esta persona no tenía ninguna sesión abierta.',
	back: 'Volver'
};
