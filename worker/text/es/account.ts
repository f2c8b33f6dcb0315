import type { account as english } from '../en/account.ts';
import { message, plural } from './wording.ts';

export const account: typeof english = {
	title: 'Tu cuenta',
	moderator: 'Moderación',
	email: 'Correo',
	noEmail: 'Ninguno. Te registraste sin correo.',
	signedInWith: 'Sesión iniciada con',
	signedInSince: 'Sesión abierta',
	groups: 'Grupos',
	username: 'Nombre de usuario',
	signOut: 'Cerrar sesión',

	sessions: {
		title: 'Dónde tienes la sesión abierta',
		introduction: '¿No reconoces alguna? Ciérrala. Si entras con una contraseña, cámbiala también.',
		thisDevice: 'Este dispositivo',
		signedInSince: message('{provider}, sesión abierta'),
		lastSeen: 'Última actividad',
		signOutThere: 'Cerrar sesión<hidden> en {device}, {seen}</hidden>',
		signOutOthers: 'Cerrar todas las demás',
		noOthers: 'No tienes la sesión abierta en ningún otro lugar.',
		signedOut: 'Sesión cerrada',
		ended: plural('count', {
			one: 'Sesión cerrada en 1 dispositivo.',
			other: 'Sesión cerrada en # dispositivos.'
		}),
		noneEnded: 'Esa sesión ya estaba cerrada.',
		back: 'Volver a tu cuenta',
		unknownCountry: 'País desconocido',
		tor: 'Red Tor',
		deviceOn: message('{browser} en {system}'),
		appOf: message('App de {name}'),
		unknownDevice: 'Dispositivo desconocido'
	}
};
