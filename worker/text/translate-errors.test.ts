import { describe, expect, it } from 'vitest';
import { invalid } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import { errors as german } from './de/errors.ts';
import { errors as spanish } from './es/errors.ts';
import { translateError, withErrorsIn } from './translate-errors.ts';

describe('a sentence about an error', () => {
	it.each([
		['Please give the event a title.', 'Bitte gib dem Event einen Titel.'],
		[
			'Please keep this to 120 characters. It has 130 now.',
			'Bitte höchstens 120 Zeichen. Gerade sind es 130.'
		],
		[
			'Please type the name of the business, Mr. $& (Ltd.) {name}, to delete it.',
			'Tippe zum Löschen bitte den Namen des Ladens ein: Mr. $& (Ltd.) {name}.'
		],
		['Nobody translated this.', 'Nobody translated this.'],
		['constructor', 'constructor']
	])('is translated: %s', (english, translation) => {
		expect(translateError(english, german)).toBe(translation);
		expect(translateError(english, {})).toBe(english);
	});

	it('has the same values in every language', () => {
		const values = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
		for (const language of [german, spanish]) {
			for (const [english, translation] of Object.entries(language)) {
				expect([english, values(translation)]).toEqual([english, values(english)]);
			}
		}
	});
});

it('translates what services return, and nothing else', async () => {
	const services = {
		events: {
			create: async (title: string) =>
				title ? ok({ title }) : invalid({ title: 'Please fill this in.' }),
			find: () => ok({ problem: 'That passkey is gone' })
		},
		name: 'Please fill this in.'
	};
	const translated = withErrorsIn(services, german);
	expect(await translated.events.create('')).toMatchObject({
		problem: { code: 'invalid', message: 'Ein Feld braucht deine Aufmerksamkeit.' },
		fields: { title: 'Bitte füll das aus.' }
	});
	expect(await translated.events.create('Please fill this in.')).toEqual(
		ok({ title: 'Please fill this in.' })
	);
	expect(translated.events.find()).toEqual(ok({ problem: 'Diesen Passkey gibt es nicht mehr' }));
	expect(translated.name).toBe('Please fill this in.');
	expect({ ...translated }.events).not.toBe(services.events);
});
