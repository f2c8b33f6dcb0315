import type { signIn as english } from '../en/sign-in.ts';
import { message } from './wording.ts';

export const signIn: typeof english = {
	title: 'Iniciar sesión',
	heading: 'Inicia sesión en Popmap',
	thenContinue: 'Inicia sesión para continuar. Después te llevamos de vuelta.',
	introduction:
		'¿Tienes un pequeño negocio? Inicia sesión para anunciar eventos y participar en otros. ¿Solo estás mirando? No necesitas cuenta.',
	continueWith: message('Continuar con {provider}'),
	continueWithEmail: 'Continuar con correo',
	otherAccount: 'Usar otra cuenta',
	confirm: {
		heading: 'Confirma que eres tú',
		introduction:
			'Para mantener segura tu cuenta, inicia sesión otra vez. Después vuelves adonde estabas.',
		signInAgain: message('Iniciar sesión otra vez con {provider}'),
		signInAgainByEmail: 'Iniciar sesión otra vez por correo',
		kept: 'Lo que escribiste se conserva, salvo contraseñas y códigos. Tu sesión sigue abierta.',
		back: 'Volver'
	},
	newHere: '¿Es tu primera vez? Al iniciar sesión se crea tu cuenta.',
	privacy: message(
		'De {providers} recibimos tu nombre y tu dirección de correo. Nunca publicamos nada.'
	),
	terms: 'Al continuar, aceptas las <link>condiciones de uso</link>.',
	whatWeStore: 'Lo que guardamos está en la <link>página de privacidad</link>.',
	signedIn: {
		heading: 'Has iniciado sesión',
		name: 'Usas Popmap como {name}.',
		continue: 'Continuar',
		otherAccount: 'Usar otra cuenta'
	},
	email: 'Correo'
};
