import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { openDatabase } from '../database/client.ts';
import { savePerson } from './users.ts';

it.each([
	['\u202eGina\u202c\n Owner ', 'Gina Owner'],
	['Le\u0301a\u200b', 'Léa'],
	['\u3164\u2800', null],
	['', null]
])('stores the name %j of a person as %j', async (given, stored) => {
	const person = {
		issuer: 'https://issuer.example',
		sub: 'sub',
		username: 'gina',
		email: null,
		emailVerified: false,
		name: given,
		givenName: given,
		familyName: given,
		identityProvider: 'Google',
		providerUserId: '1234'
	};
	const database = openDatabase(env.DB);
	const [[user]] = await database.batch(savePerson(database, person, 0));
	expect([user?.name, user?.givenName, user?.familyName]).toEqual([stored, stored, stored]);
});
