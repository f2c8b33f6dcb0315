import type { events as english } from '../en/events.ts';
import { message, plural } from './wording.ts';

export const events: typeof english = {
	status: {
		pending: 'En revisión',
		approved: 'Público',
		rejected: 'Rechazado',
		cancelled: 'Cancelado',
		suspended: 'En pausa',
		ended: 'Terminado'
	},

	named: message('{title}, {when}'),

	notices: {
		cancelled: '<strong>Cancelado.</strong> Este evento no se celebrará.',
		ownPending:
			'<strong>En revisión.</strong> Hasta que se apruebe, solo tú y nuestro equipo de moderación pueden ver esta página.',
		pending:
			'<strong>En revisión.</strong> Hasta que se apruebe, solo quien lo organiza y nuestro equipo de moderación pueden ver esta página.',
		ownSuspended:
			'<strong>En pausa.</strong> Nadie más puede ver este evento mientras tu negocio no sea público.',
		suspended:
			'<strong>En pausa.</strong> Solo su equipo y nuestro equipo de moderación pueden ver este evento mientras el negocio no sea público.',
		ownRejected:
			'<strong>Rechazado.</strong> Solo tú y nuestro equipo de moderación pueden ver esta página. El motivo:',
		rejected:
			'<strong>Rechazado.</strong> Solo quien lo organiza y nuestro equipo de moderación pueden ver esta página. El motivo:',
		resubmit: '<link>Edítalo</link> para volver a enviarlo a moderación.',
		ended: '<strong>Este evento ya terminó.</strong> Mira <link>qué viene después</link>.'
	},

	facts: {
		free: 'Gratis',
		allAges: 'Para todas las edades',
		minAge: message('A partir de {years} años'),
		rainPlan: '<strong>Si llueve:</strong> {plan}',
		settings: {
			indoor: 'Bajo techo',
			outdoor: 'Al aire libre',
			both: 'Bajo techo y al aire libre'
		},
		features: {
			step_free: 'Acceso sin escalones',
			accessible_toilet: 'Baño accesible',
			accessible_parking: 'Estacionamiento accesible',
			seating: 'Lugares para sentarse',
			hearing_loop: 'Bucle magnético',
			sign_language: 'Lengua de señas',
			quiet_hours: 'Horas tranquilas',
			assistance_dogs: 'Perros de asistencia bienvenidos'
		}
	},

	page: {
		facts: 'Conviene saberlo',
		tickets: 'Entradas en {host}',
		host: 'por <link>{host}</link>',
		when: 'Cuándo',
		where: 'Dónde',
		addToCalendar: 'Añadir al calendario',
		categories: 'Categorías',
		businesses: 'Quién participa',
		allBusinesses: 'Ver todos los participantes',
		noParticipants: 'No participó ningún negocio.',
		joinOnceApproved: 'Los negocios podrán participar cuando se apruebe.',
		join: 'Participar con tu negocio',
		share: 'Compartir',
		shareOrCopy: 'Compartir o copiar el enlace',
		linkCopied: 'Enlace copiado',
		copyFailed: 'No se pudo copiar. Copia la dirección desde tu navegador.',
		email: 'Correo',
		review: 'Revisar este evento',
		manage: 'Gestionar tu evento',
		edit: 'Editar',
		pictures: 'Imágenes',
		poster: 'Cartel',
		copy: 'Copiar',
		cancel: 'Cancelar el evento',
		dates: {
			changed: plural('count', {
				one: 'Tus cambios están guardados, también en 1 fecha más.',
				other: 'Tus cambios están guardados, también en # fechas más.'
			}),
			kept: plural('count', {
				one: '1 fecha conserva lo suyo.',
				other: '# fechas conservan lo suyo.'
			})
		},
		flashes: {
			created: {
				title: 'Anunciado',
				text: 'Guardado. Ahora lo revisará nuestro equipo de moderación. Después todo el mundo podrá verlo.'
			},
			series: {
				title: 'Anunciado',
				text: 'Guardado, un evento por cada fecha. El equipo de moderación los revisará a continuación. Encontrarás las demás fechas en <link>tu panel</link>.'
			},
			changed: { title: 'Guardado', text: 'Tus cambios están guardados.' },
			cancelled: {
				title: 'Cancelado',
				text: 'Tu evento está cancelado. Su página se queda, para que nadie venga en vano.'
			}
		},
		shared: message('{title}, {summary}: {url}')
	},

	participants: {
		title: message('Quién participa: {event}'),
		description: message('Los negocios que participan en {event}.'),
		heading: 'Quién participa',
		event: 'en <link>{event}</link>',
		noneOnPage: 'No hay negocios en esta página. Mira la siguiente.',
		none: 'Todavía no participa ningún negocio.',
		more: 'Más negocios'
	},

	form: {
		fallbackTitle: 'tu evento',
		new: 'Anunciar un evento',
		introduction:
			'Nuestro equipo de moderación le echará un vistazo. Después todo el mundo podrá verlo y los negocios podrán participar.',
		submit: 'Anunciar',
		edit: 'Editar {name}',
		editTitle: message('Editar {title}'),
		cancel: 'Cancelar el evento',
		saveDraft: 'Guardar como borrador',
		draft: 'Borrador: {name}',
		draftTitle: message('Borrador: {title}'),
		deleteDraft: 'Eliminar el borrador',
		noHost: {
			title: '¿Quién lo organiza?',
			message:
				'Cada evento lo organiza un negocio. Registra primero el tuyo y después anuncia su evento.',
			register: 'Registrar un negocio'
		},
		host: 'Organizado por',
		chosenHost: 'El negocio que elegiste',
		title: 'Título',
		description: 'Qué habrá (opcional)',
		descriptionHint: 'Con tus propias palabras. Conservamos los saltos de línea.',
		when: 'Cuándo',
		starts: 'Empieza',
		ends: 'Termina',
		timeZone: 'Zona horaria',
		timeZoneHint: 'Las horas de arriba están en esta zona horaria. Podemos tomarla del lugar.',
		zoneOfPlace: 'La zona horaria del lugar',
		where: 'Dónde',
		place: 'Nombre del lugar',
		address: 'Dirección (opcional)',
		addressHint: 'Calle y ciudad, por ejemplo «Wapping Road 7, Bristol»',
		lookUp: 'Buscar la dirección',
		lookUpHint: message('La enviamos a {host}.'),
		lookingUp: 'Buscando…',
		found: '¿Cuál es?',
		foundOne: 'El punto está puesto. Compruébalo y continúa.',
		geocoderCredits: 'Búsqueda de direcciones: © colaboradores de OpenStreetMap',
		latitude: 'Latitud (opcional)',
		latitudeHint: 'Por ejemplo, 52.52',
		longitude: 'Longitud (opcional)',
		longitudeHint: 'Por ejemplo, 13.405',
		coordinatesHint:
			'En casi todas las apps de mapas puedes mantener pulsado el punto (o hacer clic con el botón derecho) y copiar los dos números. Puedes pegarlos juntos en cualquiera de los dos campos, o un enlace de Google Maps, Apple Maps u OpenStreetMap.',
		checkPoint: 'Ver el punto en un mapa',
		facts: 'Conviene saberlo (todo opcional)',
		price: 'Precio',
		priceHint: '0 si es gratis. El más bajo, si hay varios.',
		currency: 'Moneda',
		chooseCurrency: 'Elige una',
		ticketUrl: 'Dónde conseguir entradas',
		ticketUrlHint: 'Una dirección web, por ejemplo tickets.example.org',
		setting: '¿Bajo techo o al aire libre?',
		notSaid: 'Sin indicar',
		minAge: 'Edad mínima',
		minAgeHint: 'En años. 0 si todo el mundo puede venir.',
		rainPlan: '¿Qué pasa si llueve?',
		rainPlanHint: 'Por ejemplo: «nos pasamos a la nave de al lado».',
		copied: 'Copiado de <link>{title}</link>. Elige nuevas fechas.',
		accessibility: 'Accesibilidad',
		accessibilityNote: 'Más sobre la accesibilidad',
		accessibilityNoteHint:
			'Por ejemplo, «la rampa está en la puerta de atrás» u «horas tranquilas de 10 a 11».',
		repeat: 'Repetir',
		repeatHint: 'Cada fecha será un evento propio, a la misma hora.',
		once: 'No se repite',
		rhythms: {
			week: 'Cada semana',
			two_weeks: 'Cada dos semanas',
			month_date: 'Cada mes, el mismo día',
			month_weekday: 'Cada mes, el mismo día de la semana, como el segundo sábado'
		},
		times: 'Cuántas fechas, si se repite',
		except: 'Omitir',
		exceptHint: 'Fechas como 2027-12-25, separadas por comas.'
	},

	fields: {
		business_id: 'Organizado por',
		title: 'Título',
		description: 'Qué habrá',
		start_at: 'Empieza',
		end_at: 'Termina',
		time_zone: 'Zona horaria',
		location_name: 'Nombre del lugar',
		address: 'Dirección',
		latitude: 'Latitud',
		longitude: 'Longitud',
		categories: 'Categorías',
		joining: 'Cómo participan los negocios',
		capacity: 'Cuántos negocios caben',
		price_amount: 'Precio',
		price_currency: 'Moneda',
		ticket_url: 'Dónde conseguir entradas',
		setting: 'Bajo techo o al aire libre',
		min_age: 'Edad mínima',
		rain_plan: 'Si llueve',
		accessibility: 'Accesibilidad',
		accessibility_note: 'Más sobre la accesibilidad',
		repeat: 'Repetir'
	},

	scope: {
		which: '¿Qué fechas?',
		scopes: { one: 'Solo esta', following: 'Esta y las siguientes', all: 'Todas las que quedan' },
		hint: 'Allí solo cambia lo que cambies aquí. Las fechas que cambiaste por separado conservan lo suyo.'
	},

	deleteDraft: {
		title: 'Eliminar tu borrador',
		question: '¿Eliminar el borrador {name}?',
		consequences: 'Esto no se puede deshacer.',
		submit: 'Eliminar el borrador',
		keep: 'Conservarlo'
	},

	cancel: {
		title: 'Cancelar tu evento',
		question: '¿Cancelar {name}?',
		consequences:
			'Su página se queda y dice que está cancelado, para que nadie venga en vano. Ya no aparecerá en las listas. Esto no se puede deshacer.',
		submit: 'Cancelar el evento',
		keep: 'Mantenerlo'
	}
};
