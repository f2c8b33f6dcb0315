import type { forms as english } from '../en/forms.ts';
import { message } from './wording.ts';

export const forms: typeof english = {
	saveChanges: 'Guardar cambios',
	saveMine: 'Guardar mi versión',
	back: 'Volver',
	optional: message('{label} (opcional)'),
	busy: 'Enviando…',
	sendFailed: 'No se pudo enviar, pero no se ha perdido nada. Inténtalo de nuevo en un momento.',
	fieldError: message('{label}: {error}'),

	sendAsAnother: 'Para crear otro, envía este formulario.',

	sessionEnded:
		'Tu sesión ha terminado. Lo que escribiste sigue aquí: <link>inicia sesión en una pestaña nueva</link>, vuelve y envíalo otra vez.',
	draftRestored: 'Hemos recuperado lo que escribiste antes. <link>Empezar de cero</link>',

	categories: 'Categorías',
	categoriesHint: 'Elige hasta tres. Ayudan a encontrarte.',
	tooManyCategories: 'Ya son tres. Quita una antes.',

	conflict: {
		title: 'Las dos versiones',
		explanation:
			'Estas son las diferencias. El formulario de abajo tiene tu versión: guárdala para reemplazar la otra, o descártala.',
		saved: 'Versión guardada',
		yours: 'Tu versión',
		empty: 'Vacío',
		same: 'Las dos versiones son iguales, así que no queda nada por guardar.',
		discard: 'Usar la versión guardada'
	}
};
