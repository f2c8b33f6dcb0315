import type { teams as english } from '../en/teams.ts';
import { message } from './wording.ts';

export const teams: typeof english = {
	title: message('Team von {name}'),
	heading: 'Team von {name}',
	roles: { owner: 'Eigentum', manager: 'Leitung', helper: 'Aushilfe' },
	may: {
		owner: 'Alles.',
		manager: 'Alles außer Team, Übergabe und Löschen.',
		helper: 'Sieht den Laden, bevor er öffentlich ist, und wer bei seinen Events mitmachen will.'
	},
	you: 'du',
	since: 'dazugekommen',
	change: 'Rolle ändern<hidden> von {name}</hidden>',
	newRole: message('Rolle von {name}'),
	remove: 'Entfernen<hidden>: {name}</hidden>',
	leave: 'Das Team verlassen',
	leaveHint: 'Wenn dich jemand wieder einlädt, kannst du zurückkommen.',
	ownerStays:
		'Dieser Laden gehört dir. Um ihn zu verlassen, übergib ihn erst: Lade jemanden für das Eigentum ein.',
	back: 'Zurück zu {name}',

	invite: {
		heading: 'Jemanden einladen',
		explanation:
			'Du bekommst einen Link, der sieben Tage lang ein einziges Mal funktioniert. Schick ihn einer Person: Wer ihn öffnet und annimmt, ist dabei.',
		role: 'Rolle',
		email: 'E-Mail (freiwillig)',
		emailHint:
			'Wenn jemand mit Konto hier sie benutzt, schreiben wir dorthin. Gib den Link auf jeden Fall selbst weiter.',
		unverified: 'Sobald dein Laden bestätigt ist, können wir den Link auch per E-Mail verschicken.',
		owner: 'Eigentum: übergibt den Laden, du bleibst in der Leitung',
		submit: 'Einladen',
		made: 'Kopiere diesen Link jetzt: Er wird nicht noch einmal gezeigt.',
		sent: 'Falls jemand hier diese Adresse benutzt, haben wir auch dorthin geschrieben.',
		link: 'Der Link'
	},

	open: {
		heading: 'Offene Einladungen',
		toAddress: '{role} · {address}',
		link: '{role} · ein Link',
		until: 'läuft ab',
		withdraw: 'Zurückziehen<hidden>: Einladung, {role}</hidden>'
	},

	flashes: {
		changed: { title: 'Geändert', text: 'Die Rolle ist geändert.' },
		removed: { title: 'Entfernt', text: 'Die Person ist nicht mehr im Team.' },
		withdrawn: { title: 'Zurückgezogen', text: 'Dieser Link funktioniert nicht mehr.' },
		left: { title: 'Verlassen', text: 'Du bist nicht mehr in diesem Team.' }
	},

	invitation: {
		title: 'Eine Einladung für dich',
		join: {
			manager: '{from} lädt dich in die Leitung von {business} ein.',
			helper: '{from} lädt dich als Aushilfe in das Team von {business} ein.',
			owner: '{from} möchte dir {business} übergeben.'
		},
		consequences: {
			manager:
				'Du kannst den Laden und seine Events ändern und mit ihm bei Events mitmachen. Die anderen im Team sehen deinen Namen.',
			helper:
				'Du siehst den Laden, bevor er öffentlich ist, und wer bei seinen Events mitmachen will. Die anderen im Team sehen deinen Namen.',
			owner: 'Der Laden und seine Events gehören dann dir. {from} bleibt in der Leitung.'
		},
		until: 'Diese Einladung endet',
		accept: 'Annehmen',
		decline: 'Jetzt nicht',
		accepted: {
			manager: 'Willkommen im Team! Du bist jetzt in der Leitung.',
			helper: 'Willkommen im Team! Du hilfst jetzt mit.',
			owner: 'Der Laden gehört jetzt dir.'
		}
	}
};
