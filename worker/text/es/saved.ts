import type { saved as english } from '../en/saved.ts';

export const saved: typeof english = {
	title: 'Guardado',
	signInFirst:
		'Inicia sesión para ver en cualquier dispositivo los eventos que guardaste y los negocios que sigues.',
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
		count: ({ count }) => `Guardado por ${count}`
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
		count: ({ count }) => `${count} lo siguen`
	}
};
