import type { en } from '../en.ts';

/** The texts of the page for API tokens. */
export const apiTokens: typeof en.apiTokens = {
	title: 'Tokens de la API',
	introduction:
		'Con un token, un programa tuyo puede usar la API de Popmap en tu nombre. <link>Mira lo que puede hacer la API</link>.',
	empty: 'Todavía no tienes ningún token.',
	yours: 'Tus tokens',
	scopes: {
		read: 'Leer lo que tú puedes ver',
		events: 'Anunciar y cambiar eventos, y participar en ellos',
		businesses: 'Registrar y cambiar negocios'
	},
	created: 'Creado',
	expires: 'Caduca',
	expired: 'Caducado',
	lastUsed: 'Último uso',
	neverUsed: 'Sin usar todavía',
	remove: 'Eliminar<hidden> {name}</hidden>',
	heading: 'Crear un token',
	name: 'Nombre',
	nameHint: 'Para que lo reconozcas más tarde, por ejemplo «Caja de la tienda».',
	may: 'Qué puede hacer',
	lasts: 'Cuánto tiempo funciona',
	days: { 30: '30 días', 90: '90 días', 365: 'Un año' },
	submit: 'Crear el token',
	made: 'Tu token está listo',
	shownOnce:
		'Cópialo ahora y guárdalo como una contraseña: solo lo mostramos esta vez. Envíalo en la cabecera <strong>Authorization: Bearer</strong>.',
	token: 'Tu token nuevo',
	removed: 'El token está eliminado. Los programas ya no pueden usarlo.'
};
