import type { legal as english, Section } from '../en/legal.ts';
import { message, plural } from './wording.ts';

const plain = (...texts: string[]) => texts.map((text) => ({ text }));

const keptOfPeople = [
	{
		what: 'Tu cuenta y los identificadores con los que te conocen Facebook y Google',
		time: 'hasta que la elimines'
	},
	{
		what: 'Un inicio de sesión: dispositivo, país y horas',
		time: '{endedSession} después de que termine'
	},
	{
		what: 'Que ya entraste con un navegador',
		time: '{knownDevice} después de tu último inicio de sesión con él'
	},
	{
		what: 'Lo que hiciste en tu cuenta: qué, cuándo, en qué dispositivo y en qué país',
		time: '{activity}, y como máximo lo 50 más reciente'
	},
	{
		what: 'Un token de la API que creaste: su nombre, su uso y un resumen criptográfico',
		time: 'hasta que lo elimines, {expiredApiToken} después de que caduque como máximo'
	},
	{
		what: 'Un código para confirmar una dirección, como resumen criptográfico',
		time: 'hasta que lo escribas, {addressProof} como máximo'
	},
	{
		what: 'Lo que te contamos, en tus novedades y por correo',
		time: '{finishedMail} después de enviarlo'
	},
	{
		what: 'Los eventos que guardaste, los negocios que sigues y un hash del enlace de tu calendario',
		time: 'hasta que los quites, o se elimine el evento o el negocio'
	},
	{
		what: 'Un enlace que traspasa tus negocios, como hash',
		time: '7 días, o hasta que alguien lo acepte'
	},
	{
		what: 'Que se eliminó una cuenta y cuándo, sin nombre',
		time: '{accountDeletion} después de que se eliminara todo'
	},
	{
		what: 'Que se añadieron o quitaron formas de entrar, se traspasaron negocios y se eliminaron cuentas, y lo que decidió el equipo de moderación, con números al azar en lugar de nombres',
		time: 'mientras exista el sitio'
	},
	{
		what: 'Otra forma de entrar de una cuenta eliminada, en Amazon Cognito',
		time: 'hasta que la borremos allí; escríbenos si te corre prisa'
	}
];

const keptOfTeams = [
	{
		what: 'Que dijiste que un negocio sin titular es tuyo, lo que escribiste y la decisión; el equipo de moderación ve además tu nombre y tu dirección',
		time: '{decidedClaim} después de la decisión, o hasta que lo retires'
	},
	{
		what: 'Que trabajas para el negocio de otra persona: tu papel y desde cuándo',
		time: 'hasta que lo dejes'
	},
	{
		what: 'Una invitación a un negocio, con la dirección a la que se envió',
		time: 'hasta que se acepte o se retire, 7 días como mucho; sin la dirección, {invitation} más'
	},
	{
		what: 'Que tu negocio pidió participar en un evento, o que lo invitaron o rechazaron, con el motivo',
		time: 'hasta que participe o se retire; si no, {joinRequest} después del evento'
	},
	{
		what: 'Lo que preguntas a quienes organizan eventos, y lo que respondes si organizas uno',
		time: '{question} después del evento'
	}
];

const keptOfContent = [
	{
		what: 'Lo que se nos denuncia sobre un evento o un negocio, y quién lo hizo si había iniciado sesión',
		time: 'hasta que el equipo de moderación se ocupe, {openReport} después de la última como máximo'
	},
	{
		what: 'Lo que decía tu negocio o evento antes de que lo cambiaras',
		time: 'hasta que un moderador vea el cambio, {unseenEdit} como máximo'
	},
	{
		what: 'Por qué se suspendió tu cuenta, y tu reclamación',
		time: 'hasta que se restaure o se elimine'
	},
	{
		what: 'Que podías moderar cuando entraste',
		time: '{moderator} después'
	},
	{
		what: 'Una imagen que reemplazaste o quitaste',
		time: 'unos minutos; una nota sobre ella, {removedPicture} más'
	},
	{
		what: 'Dónde dice un negocio que está ahora',
		time: 'hasta que termina, y un día más como máximo'
	},
	{
		what: 'Cuántas veces se añadió un evento a calendarios desde su página: un número, y nada sobre quién lo hizo',
		time: 'mientras exista el evento'
	},
	{
		what: 'Un nombre corto al que un negocio renunció, o que tenía cuando se eliminó',
		time: '{formerName}, para que nadie más pueda usarlo enseguida'
	},
	{
		what: 'Un negocio que nunca se verificó',
		time: '{unverifiedBusiness} después de su último cambio'
	},
	{
		what: 'Un evento rechazado, o cancelado antes de ser público',
		time: '{refusedEvent} después de su último cambio'
	},
	{
		what: 'Un evento sobre el que nadie decidió',
		time: '{undecidedEvent} después de que terminara'
	},
	{
		what: 'El borrador de un evento',
		time: '{draft} después de su último cambio'
	},
	{
		what: 'Negocios verificados y eventos que son o fueron públicos',
		time: 'hasta que su titular los elimine o nos lo pida'
	},
	{
		what: 'Registros de nuestro servidor',
		time: '7 días; recuentos sin tu nombre ni tu identificador, 3 meses'
	},
	{ what: 'Copias de seguridad', time: '30 días; copias fuera de Cloudflare, 90 días' }
];

const kept = [...keptOfPeople, ...keptOfTeams, ...keptOfContent];

const deletionSection: Section = {
	id: 'deletion',
	heading: 'Ver, corregir o eliminar tus datos',
	paragraphs: [
		{
			text: 'En <link>Tus datos</link> puedes descargar todo lo que guardamos sobre ti, traspasar tus negocios y eliminar tu cuenta. Al eliminarla se borran tu acceso, tu perfil y lo que es tuyo, y queda una nota sin tu nombre.',
			href: '/account/data'
		},
		{
			text: 'Si ya no puedes entrar, escribe a <link>{contactEmail}</link>, si puedes desde la dirección con la que entras. Esto también vale si llegaste desde Facebook o Google.',
			href: 'mailto:{contactEmail}',
			when: 'contact'
		},
		{
			text: 'Si ya no puedes entrar: este sitio todavía no tiene una dirección de contacto. Mira la <link>página de contacto</link>.',
			href: '/contact',
			when: 'noContact'
		},
		{
			text: 'Puedes cambiar y eliminar tus negocios, cambiar y cancelar tus eventos, y terminar sesiones en cualquier momento. Tu nombre y tu dirección los cambias en <link>la página de tu cuenta</link>. Si entras con Facebook o Google, cámbialos allí.',
			href: '/account'
		},
		...plain(
			'Si crees que tratamos mal tus datos, puedes reclamar ante la autoridad de protección de datos del lugar donde vives.'
		)
	]
};

const privacySections: Section[] = [
	{
		id: 'stored',
		heading: 'Qué guardamos',
		paragraphs: plain(
			'¿Solo estás mirando? Entonces no guardamos nada sobre ti ni ponemos ninguna cookie.',
			'Cuando inicias sesión con {from}, guardamos tu nombre, tu dirección de correo y si está confirmada, tu nombre de usuario y tu identificador en Amazon Cognito, cómo entraste, en qué idioma te escribimos, cuándo se creó tu cuenta y cuándo se usó por última vez, y qué versión de las condiciones aceptaste. Nunca vemos tu contraseña.',
			'De cada inicio de sesión guardamos el tipo de navegador y de dispositivo, el país, y las horas en que empezó y se usó por última vez. Los encuentras en la página de tu cuenta y puedes terminar cada uno. Allí anotamos lo que cambias en tu forma de entrar, y te escribimos sobre ello. Una app de autenticación y las llaves de acceso las guarda Amazon Cognito; nosotros guardamos los nombres que les pones. Si añades una segunda forma de entrar, guardamos también su identificador y no lo usamos para nada más.',
			'Te avisamos en una lista del sitio y por correo cuando pasa algo con tu cuenta, tus negocios o tus eventos, y conservamos esos avisos un tiempo. Eliges lo que recibes por correo en la página de tu cuenta, salvo los mensajes sobre su seguridad. Si tu buzón rechaza nuestros correos, conservamos una huella de la dirección para dejar de escribir.',
			'Guardamos lo que escribes sobre tus negocios y eventos. Lo que nuestro equipo de moderación ha verificado o aprobado es público, con los datos de contacto que contiene: en las páginas, en archivos de calendario y en la API.'
		)
	},
	{
		id: 'cookies',
		heading: 'Cookies',
		paragraphs: plain(
			'Solo lo que el sitio necesita: algunas durante 10 minutos como máximo mientras inicias sesión; una que mantiene tu sesión abierta hasta {absolute}, o {idle} sin visitas; una durante un minuto después de guardar algo, para que lo veas enseguida; una con un número al azar que recuerda durante {knownDevice} que entraste con este navegador, para poder avisarte de otros; y una con el idioma, si eliges uno. Ningún script puede leerlas, y lo que contienen sobre ti está cifrado.',
			'Lo que escribes en un formulario se queda en tu navegador hasta que lo envías o cierras la pestaña; lo que guardas sin una cuenta, hasta que lo quitas o inicias sesión. No te rastreamos, no mostramos anuncios y no cargamos nada de otros sitios.'
		)
	},
	{
		id: 'where',
		heading: 'Dónde está y quién más lo ve',
		paragraphs: [
			{
				text: 'El sitio y su base de datos funcionan en Cloudflare, que también envía nuestros correos. Cloudflare ve además tu dirección de red: la usamos para frenar avalanchas de peticiones, y puede aparecer en los registros del servidor. Las cuentas y las contraseñas las guarda Amazon Cognito en la región de AWS {region}.'
			},
			{
				text: 'Si entras con {providers}, lo haces en su página, y allí saben que usas Popmap. Recibimos tu nombre y tu dirección de correo, y nunca publicamos nada.',
				when: 'providers'
			},
			{
				text: 'Si nos pides que busquemos la dirección de un evento, la enviamos a {geocoderHost}, sin tu nombre, y guardamos la respuesta {geocode}. Cuántas buscaste lo guardamos {addressSearches}, sin las direcciones.',
				when: 'geocoder'
			},
			{
				text: 'El equipo de moderación ve lo que espera revisión, de quién es y dónde tiene esa persona la sesión abierta. Nadie más recibe tus datos, y no vendemos ninguno.'
			}
		]
	},
	deletionSection
];

const termsSections: Section[] = [
	{
		id: 'account',
		heading: 'Tu cuenta',
		paragraphs: plain(
			'Mirar es gratis y no requiere cuenta. Al iniciar sesión aceptas estas condiciones.',
			'No compartas tu acceso. Lo que se haga con tu sesión abierta cuenta como hecho por ti.'
		)
	},
	{
		id: 'content',
		heading: 'Lo que publicas',
		paragraphs: plain(
			'Escribe solo lo que sea cierto, legal y puedas publicar. Registra solo negocios en cuyo nombre puedas hablar, y anuncia solo eventos que de verdad vayas a celebrar.',
			'Lo que escribes sigue siendo tuyo. Nos permites mostrarlo en Popmap, en archivos de calendario y en nuestra API pública, donde otras personas también pueden leerlo y mostrarlo.',
			'Nuestro equipo de moderación mira cada negocio y cada evento antes de que sea público. Podemos rechazar o retirar lo que incumpla estas condiciones o la ley, y decimos por qué.'
		)
	},
	{
		id: 'conduct',
		heading: 'Lo que no está permitido',
		paragraphs: plain(
			'No te hagas pasar por otra persona, no anuncies lo que no es un evento pop-up, no acoses a nadie y no intentes romper ni sobrecargar el sitio. Podemos cerrar las sesiones de quien lo haga.',
			'Los programas pueden usar la API dentro de sus límites.'
		)
	},
	{
		id: 'liability',
		heading: 'Lo que no podemos prometer',
		paragraphs: plain(
			'Los negocios escriben ellos mismos sobre sus eventos. No podemos prometer que un evento se celebre ni que el sitio funcione siempre. Lo que acuerdes con un negocio queda entre tú y ese negocio.',
			'Nada de esto limita los derechos que te da la ley.'
		)
	},
	{
		id: 'changes',
		heading: 'Cambios y final',
		paragraphs: [
			...plain(
				'Cuando estas condiciones cambian, cambia la fecha de arriba, y con tu próximo inicio de sesión aceptas las nuevas.'
			),
			{
				text: 'Puedes irte cuando quieras: la <link>página de privacidad</link> explica cómo se elimina tu cuenta.',
				href: '/privacy#deletion'
			}
		]
	}
];

const helpSections: Section[] = [
	{
		id: 'visit',
		heading: 'Busco un evento',
		paragraphs: plain(
			'La página de inicio muestra lo que viene. Busca un lugar, un negocio o una palabra, o elige una categoría. Cada evento tiene un enlace que lo añade a tu calendario. No necesitas cuenta.'
		)
	},
	{
		id: 'announce',
		heading: 'Tengo un pequeño negocio',
		paragraphs: [
			{
				text: '<link>Inicia sesión</link>, registra tu negocio y espera a que nuestro equipo de moderación lo verifique. Mientras tanto puedes anunciar eventos; cada uno se aprueba antes de ser público.',
				href: '/login'
			},
			...plain(
				'Para participar en el evento de otro negocio, abre el tuyo y elige allí el evento. Tu negocio tiene que estar verificado, y el evento ser público.',
				'¿Se rechazó tu evento? Tu panel dice por qué. Edítalo y se revisará otra vez.',
				'¿No vas a poder? Cancela el evento desde su página, para que nadie venga en vano.'
			)
		]
	},
	{
		id: 'sign-in',
		heading: 'No puedo iniciar sesión',
		paragraphs: plain(
			'Permite las cookies de este sitio. Si abriste la página dentro de otra app, ábrela en tu navegador.',
			'Usa el mismo botón que la última vez: tu cuenta con Facebook no es tu cuenta con Google, aunque la dirección sea la misma.',
			'¿Olvidaste tu contraseña o no te llegó ningún código? Elige «Continuar con correo» y después «¿Olvidaste tu contraseña?». Mira también en la carpeta de correo no deseado.'
		)
	},
	{
		id: 'safety',
		heading: 'Puede que alguien use mi cuenta',
		paragraphs: [
			{
				text: 'Tu cuenta muestra <link>dónde tienes la sesión abierta</link>. Cierra lo que no reconozcas y después cambia tu contraseña donde inicias sesión.',
				href: '/account/sessions'
			}
		]
	},
	{
		id: 'more',
		heading: 'Otra cosa',
		paragraphs: [
			{ text: '<link>Escríbenos</link>.', href: '/contact' },
			{
				text: '¿Estás creando algo? Lee <link>cómo usar la API</link> (en inglés).',
				href: '/api/docs'
			}
		]
	}
];

export const legal: typeof english = {
	days: plural('days', { one: '1 día', other: '# días' }),
	ways: message('{ways}'),
	byEmail: 'una dirección de correo y una contraseña',
	binding:
		'Esta es una traducción, para que todo se entienda mejor. La versión vinculante es la <link>versión en inglés</link>.',
	privacy: {
		title: 'Privacidad',
		introduction: message(
			'Esta página dice qué guarda {operator} cuando usas Popmap, y durante cuánto tiempo.'
		),
		introductionUnnamed:
			'Esta página dice qué guarda Popmap cuando lo usas, y durante cuánto tiempo.',
		sections: privacySections,
		kept: {
			heading: 'Cuánto tiempo lo conservamos',
			what: 'Qué',
			time: 'Cuánto tiempo',
			rows: kept
		},
		imported:
			'Los negocios y eventos que se trasladaron aquí desde otro sitio se quedan hasta que alguien nos pida eliminarlos.'
	},
	terms: {
		title: 'Condiciones de uso',
		version: 'Estas condiciones son del',
		introduction: message('{operator} gestiona Popmap. Al iniciar sesión aceptas esto.'),
		introductionUnnamed: 'Al iniciar sesión en Popmap aceptas esto.',
		sections: termsSections
	},
	help: {
		title: 'Ayuda',
		introduction: 'Cómo funciona Popmap, y qué hacer cuando no funciona.',
		sections: helpSections
	},
	contact: {
		title: 'Contacto',
		introduction: 'Preguntas, errores en una página, tus datos: escríbenos.',
		operator: 'Quién gestiona este sitio',
		email: 'Correo',
		subject: message('Popmap, referencia {reference}'),
		reference: 'Indica esta referencia. Nos ayuda a encontrar qué falló:',
		security: '¿Encontraste un problema de seguridad? Infórmanos en',
		missing: {
			heading: 'Este sitio todavía no está configurado del todo',
			operator: 'Quien lo gestiona no ha dicho quién es.',
			email: 'No hay ninguna dirección de correo a la que escribir.',
			settings:
				'Si eres tú, define OPERATOR_NAME, OPERATOR_ADDRESS y CONTACT_EMAIL: docs/settings.md dice cómo.'
		},
		help: 'Muchas preguntas tienen respuesta en la <link>página de ayuda</link>.'
	}
};
