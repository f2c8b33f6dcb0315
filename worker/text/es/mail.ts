import type { mail as english } from '../en/mail.ts';
import { choose, message } from './wording.ts';

const account = 'Revisar tu cuenta';

const undo =
	'¿No fuiste tú? Cierra la sesión en los dispositivos que no conozcas, cambia tu contraseña donde inicias sesión y no respondas a nadie que te pida un código.';

const wasItYou = '¿Fuiste tú? Entonces no tienes que hacer nada.';

const changed = choose('change', {
	password: 'La contraseña de tu cuenta de Popmap ha cambiado.',
	address: 'La dirección de correo de tu cuenta de Popmap ha cambiado a esta.',
	authenticator_added: 'Al entrar en tu cuenta de Popmap ahora se pide un código de una app.',
	authenticator_removed: 'Al entrar en tu cuenta de Popmap ya no se pide un código de una app.',
	passkey_added: 'Se ha añadido una llave de acceso a tu cuenta de Popmap.',
	passkey_removed: 'Se ha quitado una llave de acceso de tu cuenta de Popmap.',
	provider_linked: 'Se ha añadido otra forma de entrar a tu cuenta de Popmap.',
	provider_removed: 'Se ha quitado una forma de entrar de tu cuenta de Popmap.',
	token_added:
		'Se ha creado un token de la API con el que los programas pueden usar tu cuenta de Popmap.'
});

export const mail: typeof english = {
	when: 'Cuándo',
	device: 'Dispositivo',
	country: 'País',
	signedInWith: 'Sesión iniciada con',
	wayToSignIn: 'Forma de entrar',
	event: 'Evento',
	aboutSecurity:
		'Recibes este correo porque trata de la seguridad de tu cuenta de Popmap. No se puede desactivar.',
	aboutAccount: 'Recibes este correo por lo que haces en Popmap.',
	toOperator: 'Recibes este correo porque esta dirección es el contacto del sitio.',
	toInvited:
		'Recibes este correo porque alguien escribió esta dirección para invitarte. La olvidamos cuando la invitación termina.',
	unsubscribe: 'No recibir más correos como este',
	preferences: 'Elegir qué te escribimos',

	page: {
		title: 'Nuestros correos',
		introduction: 'Escribimos a {address}.',
		noAddress: 'No tenemos ninguna dirección de correo tuya, así que no podemos escribirte.',
		unproven: 'No escribimos a {address}, porque nadie la ha confirmado.',
		suppressed:
			'Nuestros correos a {address} volvieron, así que lo intentaremos otra vez en unos días. ¿Está lleno el buzón?',
		legend: 'Quiero un correo cuando',
		security: 'mi cuenta se use en un dispositivo nuevo o cambie (siempre activado)',
		save: 'Guardar',
		saved: 'Guardado',
		back: 'Volver a tu cuenta',
		unsubscribe: '¿No recibir más estos correos?',
		stopQuestion: 'Ya no te escribiremos cuando',
		stop: 'No recibirlos más',
		unsubscribed: 'Ya no recibirás estos correos',
		stopped: 'Desde ahora no te escribimos cuando',
		startAgain: 'Volver a recibirlos',
		choose: 'Elegir qué te escribimos'
	},

	newDevice: {
		subject: 'Nuevo inicio de sesión en tu cuenta de Popmap',
		paragraphs: [
			'Alguien ha entrado en tu cuenta con un navegador que no habíamos visto antes.',
			wasItYou,
			undo
		],
		link: 'Ver dónde tienes la sesión abierta'
	},
	securityChanged: {
		subject: 'Tu cuenta de Popmap ha cambiado',
		paragraphs: [changed, wasItYou, undo],
		link: account
	},
	addressChanged: {
		subject: 'Tu cuenta de Popmap tiene una nueva dirección de correo',
		paragraphs: [
			'Tu cuenta usa ahora otra dirección de correo. A esta ya no escribiremos sobre ella.',
			wasItYou,
			'¿No fuiste tú? Inicia sesión, vuelve a poner la dirección anterior y cierra la sesión en los dispositivos que no conozcas. Si ya no puedes entrar, escríbenos desde esta dirección.'
		],
		link: 'Escríbenos'
	},
	accountDeleted: {
		subject: 'Tu cuenta de Popmap se ha eliminado',
		paragraphs: [
			'Tu cuenta y sus datos se han eliminado, como pediste. Este es el último correo a esta dirección.',
			'¿No fuiste tú? Escríbenos pronto.'
		],
		link: 'Escríbenos'
	},
	addressCode: {
		subject: message('{code} es tu código de Popmap'),
		paragraphs: [
			message(
				'Escribe este código en la página de tu cuenta para recibir el correo de Popmap en esta dirección: {code}'
			),
			'Sirve durante diez minutos. ¿No lo pediste? Entonces no tienes que hacer nada.'
		],
		link: account
	},
	suspension: {
		link: 'Abrir Popmap',
		suspended: {
			subject: 'Tu cuenta de Popmap está suspendida',
			paragraphs: [
				'Un moderador ha suspendido tu cuenta. Hemos cerrado tus sesiones, y tus negocios y sus eventos ya no están en el sitio.',
				'Aún puedes entrar para ver el motivo, reclamar, llevarte tus datos o eliminar tu cuenta.'
			]
		},
		restored: {
			subject: 'Tu cuenta de Popmap está de vuelta',
			paragraphs: ['Tu cuenta ya no está suspendida. Tus negocios y sus eventos vuelven al sitio.']
		},
		appeal_answered: {
			subject: 'Hemos respondido a tu reclamación',
			paragraphs: ['Un moderador ha leído tu reclamación. Tu cuenta sigue suspendida.']
		}
	},
	teamInvitation: {
		subject: message('{from} te invita a {business} en Popmap'),
		paragraphs: [
			choose('role', {
				owner: '{from} quiere cederte {business}. Si aceptas, será tuyo.',
				manager: '{from} te invita a la gestión de {business}.',
				helper: '{from} te invita a ayudar en el equipo de {business}.'
			}),
			'El enlace funciona una vez, durante siete días. ¿No conoces a esa persona? Entonces no tienes que hacer nada.'
		],
		link: 'Ver la invitación'
	}
};
