import type { people as english } from '../en/people.ts';
import { message, plural } from './wording.ts';

export const people: typeof english = {
	owner: 'Wem {business} gehört',
	ownerTitle: message('Wem {business} gehört'),
	person: 'Person',
	introduction:
		'Melde diese Person auf allen Geräten ab. Sie kann sich wieder anmelden: Um das zu verhindern, deaktiviere auch ihr Konto in Cognito.',
	id: 'ID der Person',
	signOut: 'Überall abmelden',
	signedOut: 'Abgemeldet',
	ended: plural('count', { one: 'Auf 1 Gerät abgemeldet.', other: 'Auf # Geräten abgemeldet.' }),
	noneEnded: 'Diese Person war nirgends angemeldet.',
	back: 'Zurück'
};
