import type { poster as english } from '../en/poster.ts';
import { message } from './wording.ts';

export const poster: typeof english = {
	how: 'Cabe en una hoja A4. Desde el menú de impresión de tu navegador también puedes guardarlo como PDF.',
	print: 'Imprimir',
	back: 'Volver',
	label: message('Cartel: {title}'),
	code: message('Código QR de {address}'),
	scan: 'Escanéalo y entérate de todo',
	whereNext: '¿Dónde estamos hoy? ¿Dónde estaremos después?'
};
