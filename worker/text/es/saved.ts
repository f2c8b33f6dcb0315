import type { saved as english } from '../en/saved.ts';
import { message } from './wording.ts';

export const saved: typeof english = {
	title: 'Guardado',
	here: {
		introduction:
			'Sin una cuenta, lo que guardas se queda en este navegador. Si inicias sesión, pasa a tu cuenta: lo ves en cualquier dispositivo y te lo recordamos.',
		note: 'Guardado en este navegador. <link>Ver tu lista</link>',
		full: 'Este navegador no guarda más. <link>Quita algo</link> o inicia sesión.',
		noEvents: 'Guarda uno en su página y aquí lo volverás a encontrar. <link>Buscar eventos</link>',
		noBusinesses:
			'Sigue a un negocio en su página y aquí lo volverás a encontrar. <link>Buscar negocios</link>',
		failed:
			'Ahora no podemos mostrar tu lista. Sigue aquí: recarga la página para volver a intentarlo.'
	},
	events: {
		heading: 'Eventos',
		save: 'Guardar',
		saved: 'Guardado',
		remove: ': quitarlo de tu lista',
		signIn: 'Inicia sesión para guardar este evento',
		forget: 'Quitar<hidden>: {name}</hidden>',
		more: 'Más eventos guardados',
		none: 'No has guardado eventos',
		noneYet:
			'Guarda uno en su página: te lo recordaremos y te avisaremos si cambia. <link>Buscar eventos</link>',
		count: message('Guardado por {count}')
	},
	businesses: {
		heading: 'Negocios',
		save: 'Seguir',
		saved: 'Siguiendo',
		remove: ': dejar de seguir',
		signIn: 'Inicia sesión para seguir a este negocio',
		forget: 'Dejar de seguir<hidden>: {name}</hidden>',
		more: 'Más negocios',
		none: 'Aún no sigues a nadie',
		noneYet:
			'Sigue a un negocio en su página y sabrás cuándo anuncia un evento. <link>Buscar negocios</link>',
		count: message('{count} lo siguen')
	},
	calendar: {
		name: 'Guardado en Popmap',
		heading: 'En tu calendario',
		introduction:
			'Suscríbete a tus eventos guardados desde tu programa de calendario. Los cambios llegan solos.',
		make: 'Crear un enlace',
		renew: 'Crear un enlace nuevo',
		exists:
			'Tienes un enlace. No lo guardamos, así que no podemos mostrarlo otra vez. Uno nuevo lo anula.',
		end: 'Anular el enlace',
		made: 'Aquí está tu enlace. Cópialo ahora: solo se muestra una vez. Quien lo tenga ve lo que guardaste.',
		open: 'Abrir en tu calendario'
	}
};
