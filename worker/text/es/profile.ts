import type { profile as english } from '../en/profile.ts';
import { message, plural } from './wording.ts';

export const profile: typeof english = {
	names: {
		change: 'Cambiar tu nombre',
		title: 'Cambiar tu nombre',
		name: 'Nombre',
		nameHint: 'Otras personas lo ven, por ejemplo junto a lo que anuncias.',
		given_name: 'Nombre de pila',
		family_name: 'Apellidos',
		submit: 'Guardar',
		fromProvider: message(
			'Tu nombre viene de {provider} cada vez que inicias sesión. Cámbialo allí.'
		)
	},
	email: {
		change: 'Cambiar tu correo',
		title: 'Cambiar tu correo',
		introduction:
			'Entras con esta dirección. Enviamos un código a la nueva. Hasta que lo escribas, la anterior sigue igual.',
		current: 'Tu dirección actual',
		email: 'Dirección de correo nueva',
		submit: 'Enviarme un código',
		codeHeading: 'Escribe el código',
		codeSent:
			'Enviamos un código a {address}. Tu dirección anterior sigue activa hasta que lo escribas.',
		code: 'Código',
		codeHint: 'Seis cifras, del correo más reciente.',
		confirm: 'Usar la dirección nueva',
		again: '¿No llega? Mira en la carpeta de correo no deseado, o envíalo otra vez:',
		sendAgain: 'Enviar un código nuevo',
		other: 'O usa otra dirección',
		pending: 'Sin confirmar todavía: {address}. <link>Escribir su código</link>',
		fromProvider: message(
			'Tu dirección viene de {provider} cada vez que inicias sesión. Cámbiala allí.'
		)
	},
	provider: {
		heading: 'Cómo entras',
		Cognito:
			'Por correo, con una contraseña que eliges tú. En «Seguridad» puedes añadir una app de autenticación y llaves de acceso.',
		other: message(
			'Con {provider}. Confirma quién eres y nos da tu nombre y tu dirección. Si pierdes tu cuenta de {provider}, ya no puedes entrar.'
		)
	},
	mail: {
		heading: 'Adónde te escribimos',
		toEmail: 'A {address}.',
		nowhere: message(
			'A ningún sitio todavía: {provider} no nos dio ninguna dirección confirmada. Añade una y podremos avisarte de tus eventos y de la seguridad de tu cuenta.'
		),
		add: 'Añadir una dirección de correo',
		change: 'Cambiar la dirección de correo',
		title: 'Una dirección para el correo',
		introduction: 'Te escribimos a ella, pero no entras con ella. Primero le enviamos un código.',
		email: 'Dirección de correo',
		submit: 'Enviarme un código',
		codeSent: 'Enviamos un código a {address}. Sirve durante diez minutos.',
		code: 'Código',
		confirm: 'Usar esta dirección',
		remove: 'Volver a escribirme a la dirección con la que entro',
		removeOnly: 'Quitarla'
	},
	doneTitle: 'Guardado',
	done: {
		name: 'Tu nombre ha cambiado.',
		address: plural('ended', {
			0: 'Tu dirección de correo ha cambiado.',
			one: 'Tu dirección de correo ha cambiado. Cerramos tu sesión en otro dispositivo.',
			other: 'Tu dirección de correo ha cambiado. Cerramos tu sesión en otros # dispositivos.'
		}),
		mail: 'Te escribiremos a esta dirección.',
		removed: 'La dirección se ha quitado.'
	},
	back: 'Volver a tu cuenta'
};
