import type { layout as english } from '../en/layout.ts';
import { message } from './wording.ts';

export const layout: typeof english = {
	siteName: 'Popmap',
	pageTitle: message('{title} · Popmap'),
	titleAfter: message('{news}: {title}'),
	error: 'Error',
	description: 'Eventos pop-up de pequeños negocios: quién está dónde, y cuándo.',
	socialCard: 'Popmap: hoy aquí, mañana a la vuelta de la esquina',
	skip: 'Ir al contenido',
	home: 'Popmap, inicio',
	navigation: {
		label: 'Popmap',
		events: 'Eventos',
		businesses: 'Negocios',
		dashboard: 'Panel',
		review: 'Revisar',
		signIn: 'Iniciar sesión'
	},
	account: {
		label: 'Cuenta',
		menu: 'Menú de la cuenta de',
		moderator: 'Moderación',
		account: 'Cuenta',
		signOut: 'Cerrar sesión'
	},
	tagline: 'Pequeños negocios, en plena calle.',
	language: 'Idioma',
	footer: {
		label: 'Sobre Popmap',
		privacy: 'Privacidad',
		terms: 'Condiciones',
		help: 'Ayuda',
		contact: 'Contacto',
		api: 'API'
	},
	sessionEnding:
		'Tu sesión se cerrará en unos minutos. <link>Inicia sesión otra vez en una pestaña nueva</link> y sigue aquí. Lo que escribiste se queda.',
	sessionChanged:
		'Has iniciado o cerrado sesión en otra pestaña, así que esta página está desactualizada. Lo que escribiste sigue aquí: envíalo o <link>recarga la página</link>.'
};
