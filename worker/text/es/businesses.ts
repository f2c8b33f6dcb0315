import type { businesses as english } from '../en/businesses.ts';
import { message } from './wording.ts';

export const businesses: typeof english = {
	title: 'Negocios',
	titleOfSearch: message('Negocios{search}'),
	description: 'Los pequeños negocios que aparecen en Popmap.',
	more: 'Más negocios',
	all: 'Todos los negocios',
	noMatches:
		'No encontramos negocios{search}. Prueba con otras palabras o con menos, o mira en otro lado:',
	amongEvents: 'Buscar eventos',
	incomplete:
		'Hasta ahora solo hemos mirado los negocios más nuevos. Otra palabra o una categoría ayudará. O sigue buscando al final de esta lista.',
	none: {
		title: 'Todavía no hay negocios',
		message: '¡Sé el primero! Registra tu negocio y aparecerá aquí en cuanto esté verificado.'
	},
	register: 'Registrar un negocio',

	next: message('Próxima vez: {when}'),
	facts: 'Sobre este negocio',
	status: {
		pending: 'En revisión',
		verified: 'Verificado',
		declined: 'Rechazado',
		suspended: 'Suspendido'
	},

	page: {
		description: message('Mira dónde aparece {name} la próxima vez.'),
		ownPending:
			'<strong>En revisión.</strong> Hasta que tu negocio esté verificado, solo tú y nuestro equipo de moderación pueden ver esta página.',
		pending:
			'<strong>En revisión.</strong> Solo su titular y nuestro equipo de moderación pueden ver esta página.',
		ownDeclined:
			'<strong>Rechazado.</strong> Solo tú y nuestro equipo de moderación pueden ver esta página. El motivo:',
		declined:
			'<strong>Rechazado.</strong> Solo su equipo y nuestro equipo de moderación pueden ver esta página. El motivo:',
		resubmit: '<link>Edítalo</link> para que se revise otra vez.',
		ownSuspended:
			'<strong>Suspendido.</strong> Nadie más puede ver tu negocio ni sus eventos. El motivo:',
		suspended:
			'<strong>Suspendido.</strong> Solo su equipo y nuestro equipo de moderación pueden ver el negocio y sus eventos. El motivo:',
		held: 'La cuenta de su titular está suspendida.',
		review: '<link>Decidir sobre este negocio</link> (solo lo ve el equipo de moderación)',
		links: 'También están aquí',
		website: 'Sitio web',
		instagram: 'Instagram',
		tiktok: 'TikTok',
		email: 'Correo',
		phone: 'Teléfono',
		shared: message('{name} en Popmap: {url}'),
		manage: 'Gestionar tu negocio',
		edit: 'Editar',
		pictures: 'Imágenes',
		announce: 'Anunciar un evento',
		team: 'Equipo',
		poster: 'Cartel',
		delete: 'Eliminar',
		owner: '<link>Ver titular</link> (este enlace solo lo ve el equipo de moderación)',
		upcoming: 'Próximamente',
		noUpcoming: 'Por ahora no hay nada anunciado.',
		more: 'Más eventos',
		past: 'Eventos pasados',
		earlier: 'Eventos anteriores',
		flashes: {
			created: {
				title: 'Registrado',
				text: 'Tu negocio está registrado. Nuestro equipo de moderación lo revisará pronto.'
			},
			changed: { title: 'Guardado', text: 'Tus cambios están guardados.' }
		}
	},

	/** The page at the short address. */
	now: {
		title: message('Dónde está {name} ahora'),
		now: 'Ahora',
		notNow: 'Ahora mismo no está en ningún sitio.',
		next: 'Próximamente',
		more: 'Todos los próximos eventos',
		about: 'Más sobre este negocio',
		address: message('La dirección corta de @{name}'),
		copy: 'Copiar enlace',
		copied: 'Enlace copiado',
		copyFailed: 'No se pudo copiar el enlace.'
	},

	join: {
		title: 'Participar en un evento',
		unverified:
			'Nuestro equipo de moderación revisa cada negocio nuevo. Cuando el tuyo esté verificado, aquí aparecerán eventos en los que puedes participar. No tienes que hacer nada.',
		search: 'Eventos en los que participar',
		noMatches:
			'No hay próximos eventos para «{words}». Prueba con otras palabras o con menos, o míralos todos:',
		incomplete:
			'Hasta ahora solo hemos mirado los eventos más próximos. Otra palabra o el nombre de un lugar ayudará. O sigue buscando al final de esta lista.',
		all: 'Todos los eventos en los que participar',
		none: {
			title: 'Ahora mismo no hay eventos en los que participar',
			message: 'Los nuevos aparecerán aquí en cuanto se anuncien. ¡O anuncia uno tú!'
		},
		announce: 'Anunciar un evento',
		more: 'Más eventos en los que participar',
		join: 'Participar<hidden> en {event}</hidden>',
		leave: 'Dejar de participar<hidden> en {event}</hidden>',
		joined: 'Ya participas',
		left: 'Ya no participas',
		participating: 'Participas.',
		signIn: 'Iniciar sesión'
	},

	form: {
		fallbackName: 'tu negocio',
		new: 'Registrar un negocio',
		introduction:
			'Nuestro equipo de moderación le echará un vistazo. Cuando tu negocio esté verificado, todo el mundo podrá verlo y podrás participar en eventos.',
		submit: 'Registrar',
		edit: 'Editar {name}',
		editTitle: message('Editar {name}'),
		delete: 'Eliminar este negocio',
		name: 'Nombre del negocio',
		descriptionHint: 'Con tus propias palabras. Conservamos los saltos de línea.',
		emailHint: 'Todo el mundo puede verlo.',
		websiteHint: 'Por ejemplo, www.example.org',
		profileHint: 'Por ejemplo, @tunombre o la dirección de tu perfil.',
		exampleShortName: 'pan-rodante',
		shortNameHint: message(
			'Para tener una dirección corta que imprimir y compartir, como {address}. Si lo cambias, el anterior lleva al nuevo durante seis meses.'
		)
	},

	fields: {
		name: 'Nombre',
		short_name: 'Nombre corto',
		description: 'A qué te dedicas',
		categories: 'Categorías',
		contact_email: 'Correo para clientes',
		contact_phone: 'Teléfono',
		website: 'Sitio web',
		instagram_url: 'Instagram',
		tiktok_url: 'TikTok'
	},

	appeal: {
		link: '<link>Reclamar contra esta decisión</link>',
		title: message('Reclamación de {name}'),
		heading: 'Reclamación de {name}',
		introduction:
			'¿La decisión es un error? Cuéntanos por qué. El equipo de moderación lo leerá, y responderá o cambiará la decisión. Puedes reclamar una vez contra cada decisión.',
		reason: 'La decisión dice:',
		text: '¿Por qué es un error?',
		textHint: '¿Qué deberíamos saber?',
		submit: 'Enviar reclamación',
		back: 'Volver',
		yours: 'Tu reclamación',
		waits: 'El equipo de moderación la leerá y responderá.',
		answer: 'La respuesta',
		none: 'No hay ninguna decisión contra la que reclamar.',
		sent: { title: 'Enviada', text: 'Tu reclamación va de camino al equipo de moderación.' }
	},

	claim: {
		link: '¿Es tu negocio? <link>Hazlo tuyo</link>',
		title: message('Hacer tuyo {name}'),
		heading: 'Hacer tuyo {name}',
		introduction:
			'Nadie se ocupa todavía de esta página. Muéstranos que el negocio es tuyo y podrás editarla, añadir imágenes y anunciar eventos. El equipo de moderación lo revisará.',
		text: '¿Cómo podemos ver que es tuyo?',
		textHint: '¿Qué haces allí, y cómo podemos comprobarlo?',
		page: 'Una página que lo muestre (opcional)',
		pageHint: 'Tu propio sitio web, o un perfil en el que apareces.',
		whoSees: 'El equipo de moderación ve también tu nombre y tu correo.',
		submit: 'Enviar',
		needsAddress: 'Antes <link>confirma un correo</link>, para que podamos escribirte.',
		yours: 'Lo que escribiste',
		waits: 'El equipo de moderación lo revisará y te avisará.',
		decided: { accepted: 'El negocio es tuyo.', declined: 'No se ha aceptado tu solicitud.' },
		withdraw: 'Retirar la solicitud',
		sent: { title: 'Enviada', text: 'Tu solicitud va de camino al equipo de moderación.' },
		withdrawn: { title: 'Retirada', text: 'Ya no la revisará nadie.' }
	},

	delete: {
		title: 'Eliminar tu negocio',
		question: '¿Eliminar {name}?',
		consequences:
			'Se elimina su página y deja de figurar en los eventos en los que participa. Los próximos eventos que organiza se cancelan. Esto no se puede deshacer.',
		name: 'Escribe el nombre del negocio para confirmar',
		nameInSummary: 'Nombre del negocio',
		submit: 'Eliminar para siempre',
		keep: 'Conservarlo'
	}
};
