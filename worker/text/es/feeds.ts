import type { en } from '../en.ts';
import { message } from './wording.ts';

export const feeds: typeof en.feeds = {
	titleOf: message('{list} · Popmap'),
	cancelled: message('Cancelado: {title}'),

	subscribe: 'Suscribirse',
	introduction: 'Los eventos nuevos y los cambios aparecen solos en tu calendario.',
	calendarApp: 'App de calendario',
	google: 'Google Calendar',
	outlook: 'Outlook',
	apple: 'Calendario de Apple',
	reader: 'Lector de feeds'
};
