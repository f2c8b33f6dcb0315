import type { security as english } from '../en/security.ts';
import { message, plural } from './wording.ts';

/** What was done, and on how many other devices somebody was signed out. */
const done = (text: string) =>
	plural<{ ended: number }>('ended', {
		0: text,
		one: `${text} Cerramos tu sesión en otro dispositivo.`,
		other: `${text} Cerramos tu sesión en otros # dispositivos.`
	});

export const security: typeof english = {
	title: 'Seguridad',
	back: 'Volver a seguridad',
	backToAccount: 'Volver a tu cuenta',
	keepSessions: 'Mantener la sesión abierta en mis otros dispositivos',
	keepSessionsHint: 'Si no, la cerramos allí, por si alguno no es tuyo.',
	weTellYou: 'También te avisaremos por correo.',
	confirmed: 'Gracias. Esto es lo que escribiste: revísalo y envíalo.',
	provider: {
		heading: message('Entras con {provider}'),
		explanation: message(
			'De tu contraseña y de un segundo paso se ocupa {provider}, así que cámbialos en tu cuenta de {provider}. Popmap nunca ve tu contraseña.'
		)
	},
	password: {
		heading: 'Contraseña',
		change: 'Cambiar tu contraseña',
		title: 'Cambiar tu contraseña',
		current_password: 'Contraseña actual',
		password: 'Contraseña nueva',
		hint: 'Al menos ocho caracteres, con mayúsculas, minúsculas y una cifra. Mejor si es más larga.',
		submit: 'Cambiar la contraseña',
		forgotten: '¿La olvidaste? <link>Restablécela con un código por correo</link>.'
	},
	reset: {
		heading: '¿Has puesto una contraseña nueva?',
		explanation:
			'Entonces cierra todas las demás sesiones, por si alguien conocía la anterior. Lo anotaremos y te avisaremos por correo.',
		submit: 'Sí, cerrar todas las demás'
	},
	authenticator: {
		heading: 'App de autenticación',
		off: 'Desactivada. Con una app en tu teléfono, la contraseña sola no basta para entrar.',
		on: 'Activada. Al entrar se pide un código de tu app.',
		onNamed: 'Activada: {name}. Al entrar se pide un código de ella.',
		add: 'Configurar una app de autenticación',
		change: 'Cambiarla o quitarla',
		title: 'App de autenticación',
		introduction:
			'Usa cualquier app que genere códigos de seis cifras, como la de tu gestor de contraseñas. La necesitarás cada vez que entres con tu contraseña.',
		start: 'Mostrar el código QR',
		replace: 'Usar otra app',
		scan: 'Escanea esto con tu app',
		qrCode: 'Código QR para tu app de autenticación',
		openApp: '¿La app está en este dispositivo? <link>Ábrela aquí</link>.',
		type: 'O escribe esta clave en ella:',
		code: 'Código de la app',
		codeHint: 'Seis cifras. Cambian cada 30 segundos.',
		name: 'Nombre de la app o del dispositivo',
		nameHint: 'Para que la reconozcas después, por ejemplo «Mi teléfono».',
		confirm: 'Activarla',
		lost: 'Ten otra forma de generar códigos, como un segundo dispositivo con la misma clave. Si pierdes la única, escríbenos.',
		removeHeading: 'Desactivarla',
		removeExplanation: 'Entonces la contraseña sola basta para entrar.',
		remove: 'Desactivarla'
	},
	passkeys: {
		heading: 'Llaves de acceso',
		none: 'Ninguna. Una llave de acceso te deja entrar con tu huella, tu cara o el bloqueo de pantalla, sin contraseña.',
		some: 'Puedes entrar con una llave de acceso.',
		manage: 'Tus llaves de acceso',
		title: 'Tus llaves de acceso',
		introduction:
			'Una llave de acceso te deja entrar con tu huella, tu cara o el bloqueo de pantalla. Nadie puede adivinarla ni se puede entregar a un sitio falso.',
		empty: 'Todavía no tienes ninguna llave de acceso.',
		added: 'Añadida',
		remove: 'Quitar<hidden> {name}</hidden>',
		add: 'Añadir una llave de acceso',
		newTitle: 'Añadir una llave de acceso',
		newIntroduction:
			'Ponle un nombre y tu navegador te pedirá que confirmes con tu huella, tu cara, el bloqueo de pantalla o una llave de seguridad.',
		name: 'Nombre',
		nameHint: 'Para que la reconozcas después, por ejemplo «Mi teléfono».',
		submit: 'Crear la llave de acceso',
		needsScript:
			'Para crear una llave de acceso, tu navegador necesita JavaScript. Nada más aquí lo necesita.',
		unsupported:
			'Este navegador no puede crear llaves de acceso. Prueba con uno más nuevo o con otro dispositivo.',
		cancelled: 'No se creó ninguna llave de acceso. Inténtalo otra vez cuando quieras.',
		known: 'Este dispositivo ya tiene una llave de acceso para tu cuenta.'
	},
	devices: {
		heading: 'Dispositivos',
		explanation: 'Mira dónde tienes la sesión abierta y ciérrala allí.'
	},
	activity: {
		heading: 'Actividad reciente',
		explanation:
			'Lo que pasó en tu cuenta en los últimos 90 días. ¿Hay algo que no hiciste tú? <link>Cierra todas las demás sesiones</link> y después cambia tu contraseña.',
		none: 'Nada todavía.',
		kinds: {
			signed_in: 'Inicio de sesión',
			password: 'Contraseña cambiada',
			address: 'Dirección de correo cambiada',
			mail_address: 'Dirección para el correo cambiada',
			name: 'Nombre cambiado',
			authenticator_added: 'App de autenticación activada',
			authenticator_removed: 'App de autenticación desactivada',
			passkey_added: 'Llave de acceso añadida',
			passkey_removed: 'Llave de acceso quitada',
			provider_linked: 'Otra forma de entrar añadida',
			provider_removed: 'Forma de entrar quitada',
			token_added: 'Token de la API creado',
			token_removed: 'Token de la API eliminado'
		}
	},
	done: {
		password: done('Tu contraseña ha cambiado.'),
		reset: done('Anotado.'),
		authenticator_added: done('Tu app de autenticación está activada.'),
		authenticator_removed: done('Tu app de autenticación está desactivada.'),
		passkey_added: done('Tu llave de acceso se ha añadido.'),
		passkey_removed: done('La llave de acceso se ha quitado. Elimínala también en tu dispositivo.')
	},
	doneTitle: 'Listo'
};
