import { message } from './wording.ts';

export const poster = {
	how: 'Prints on one sheet of A4. Your browser’s print menu can also save it as a PDF.',
	print: 'Print',
	back: 'Back',
	label: message<{ title: string }>('Poster: {title}'),
	code: message<{ address: string }>('QR code for {address}'),
	scan: 'Scan for the latest details',
	whereNext: 'Where are we today? Where are we next?'
};
