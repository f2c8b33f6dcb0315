import type { problems as english } from '../en/problems.ts';

export const problems: typeof english = {
	title: 'Algo ha salido mal',
	titles: {
		401: 'Inicia sesión',
		403: 'Esto no lo puedes cambiar',
		404: 'Este puesto está vacío'
	},
	reference: 'Si <link>pides ayuda</link>, indica esta referencia:',
	goHome: 'Ir a la página de inicio',
	backToItsPage: 'Volver a su página',
	notFound:
		'No hay nada en esta dirección. Puede que se haya movido o que falte una parte del enlace.',
	nothingHere: 'No hay nada en esta dirección.',
	failed: 'Esta página no puede hacer eso. Vuelve atrás y prueba de otra forma.',
	identityUnknown: 'Ahora mismo no podemos saber quién eres.',
	signInForAccount: 'Inicia sesión para ver tu cuenta.',
	noSignInStarted:
		'Esta página completa un inicio de sesión, pero no se había empezado ninguno. Vuelve a iniciar sesión.',
	notYourBusiness: 'No tienes permiso para gestionar este negocio.',
	notYourEvent: 'No tienes permiso para gestionar este evento.',
	eventCancelled:
		'Este evento se canceló, así que ya no se puede cambiar. Puedes anunciar uno nuevo.',
	stillHere: 'Lo que escribiste sigue aquí.',
	sendAgain: 'Enviarlo otra vez'
};
