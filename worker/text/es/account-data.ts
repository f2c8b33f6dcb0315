import type { accountData as english } from '../en/account-data.ts';
import { message, plural } from './wording.ts';

export const accountData: typeof english = {
	title: 'Tus datos',
	businesses: plural('count', {
		1000: 'más de 999 negocios',
		one: '1 negocio',
		other: '# negocios'
	}),
	events: plural('count', { 1000: 'más de 999 eventos', one: '1 evento', other: '# eventos' }),
	introduction: 'Llévatelos, traspásalos o bórralos.',
	download: {
		heading: 'Descargar',
		explanation:
			'Un archivo con todo lo que Popmap guarda sobre ti: tu cuenta, dónde tienes la sesión abierta, tus negocios y tus eventos. Cada parte explica qué contiene.',
		link: 'Descargar tus datos'
	},
	handOver: {
		heading: 'Traspasar tus negocios',
		explanation:
			'Crea un enlace y envíalo a la persona que debe tenerlos. Quien lo abra primero y acepte recibe todos tus negocios, con sus eventos. Sirve una sola vez, durante siete días.',
		none: 'No tienes ningún negocio, así que no hay nada que traspasar.',
		offer: 'Crear un enlace',
		offerAgain: 'Crear un enlace nuevo',
		offered: 'Hay un enlace. Caduca',
		withdraw: 'Retirar el enlace',
		made: 'Copia este enlace ahora: no se vuelve a mostrar.',
		link: 'El enlace',
		withdrawn: 'El enlace ya no sirve.'
	},
	deletion: {
		heading: 'Eliminar tu cuenta',
		explanation:
			'Se eliminan tu acceso, tu perfil y todo lo que es tuyo. Esto no se puede deshacer.',
		link: 'Eliminar tu cuenta…'
	},
	back: 'Volver a tu cuenta',

	delete: {
		title: 'Eliminar tu cuenta',
		heading: '¿Eliminar tu cuenta?',
		consequences:
			'Se cierran todas tus sesiones y se eliminan tu acceso y tu perfil. Un último correo lo confirma. En nuestro registro solo queda una nota sin tu nombre: que se eliminó una cuenta y cuándo.',
		owned: message(
			'Tienes {holdings}. Tus negocios se quitan y sus eventos se cancelan. El público podrá seguir leyendo que un evento se canceló. Si otra persona va a continuar, <link>traspásalos antes</link>.'
		),
		linked: message(
			'También entras con {providers}. En nuestro servicio de acceso solo puede eliminarlo quien gestiona el sitio, y lo hará. Si quieres que se elimine ya, entra con esa opción y <link>quítala</link> antes.'
		),
		remove: 'Sí, eliminar mi cuenta',
		removeAll: message('Sí, eliminar mi cuenta y lo que es mío: {holdings}'),
		removeInSummary: 'Confirmación',
		submit: 'Eliminar mi cuenta',
		keep: 'Conservarla'
	},

	goodbye: {
		title: 'Hasta pronto',
		text: 'Estamos eliminando tu cuenta. Tarda un minuto; si tienes muchos eventos o nuestro servicio de acceso no responde, un poco más. No tienes que hacer nada.',
		thanks: 'Gracias por haber formado parte de Popmap. Siempre podrás volver.',
		home: 'Ver qué hay'
	},

	methods: {
		title: 'Formas de entrar',
		introduction: 'Todas llevan a esta cuenta. Si pierdes una, puedes entrar con otra.',
		added: 'Añadida',
		lastUsed: 'Usada por última vez',
		current: 'En uso ahora',
		remove: message('Quitar {provider}'),
		removed: 'Ya no puedes entrar de esa forma.',
		only: 'Es tu única forma de entrar, así que no se puede quitar.',
		add: 'Añadir otra forma',
		addExplanation:
			'Inicias sesión allí una vez, en este navegador, para demostrar que es tuya. Nunca vinculamos cuentas solo porque sus correos coincidan.',
		addWith: message('Añadir {provider}'),
		complete: 'Usas todas las formas que hay.',
		linked: 'Listo. Desde ahora, esa forma también lleva a esta cuenta.',
		back: 'Volver a tu cuenta'
	},

	handover: {
		title: 'Negocios para ti',
		offer: '{from} te traspasa {businesses}, con los eventos que organizan.',
		consequences: 'Pasan a ser tuyos, y puedes cambiarlos y eliminarlos como los demás.',
		until: 'Esta oferta termina',
		accept: 'Aceptar',
		decline: 'Ahora no'
	},

	status: {
		title: 'Eliminación de tus datos',
		underWay: 'Facebook nos pidió que elimináramos tus datos. Estamos en ello: tarda unos minutos.',
		done: 'Ya no guardamos ningún dato relacionado con esta solicitud.',
		code: 'Código de confirmación'
	}
};
