import type { audit as english } from '../en/audit.ts';
import { message } from './wording.ts';

export const audit: typeof english = {
	log: {
		title: 'Protokoll',
		introduction:
			'Alles, was getan wurde, das Neueste zuerst. Statt Namen stehen hier Zufallszahlen, und jeder Eintrag wird mit einem Hash des vorigen versiegelt.',
		about: 'Worüber, zum Beispiel business/3',
		filter: 'Anzeigen',
		all: 'Alles anzeigen',
		more: 'Frühere Einträge',
		site: 'die Website',
		waiting: 'noch nicht versiegelt',
		none: { title: 'Noch nichts', message: 'Dazu gibt es keinen Eintrag.' },
		columns: { when: 'Wann', what: 'Was', who: 'Wer', subject: 'Worüber', seal: 'Siegel' }
	},
	history: {
		title: 'Verlauf deines Kontos',
		titleOf: message('Verlauf von {name}'),
		heading: 'Verlauf von {name}',
		introduction: 'Was getan wurde, das Neueste zuerst. Wer moderiert, bleibt ungenannt.',
		link: 'Verlauf',
		more: 'Früher',
		none: 'Bisher hat niemand etwas entschieden oder geändert.',
		who: {
			you: 'Du',
			team: 'Jemand aus dem Team',
			moderator: 'Jemand aus der Moderation',
			site: 'Popmap'
		}
	},
	actions: {
		account_deletion_requested: 'Löschen des Kontos verlangt',
		account_deleted: 'Konto gelöscht',
		identity_linked: 'Weg zum Anmelden hinzugefügt',
		identity_unlinked: 'Weg zum Anmelden entfernt',
		businesses_handed_over: 'Läden übergeben',
		team_role_given: 'Rolle in einem Team bekommen',
		team_left: 'Team verlassen',
		team_member_removed: 'Aus einem Team entfernt',
		team_invited: 'Jemand ins Team eingeladen',
		team_invitation_withdrawn: 'Einladung zurückgezogen',
		business_verified: 'Laden bestätigt',
		business_declined: 'Laden abgelehnt',
		business_suspended: 'Laden gesperrt',
		business_restored: 'Laden entsperrt',
		business_appealed: 'Widerspruch eingelegt',
		appeal_answered: 'Widerspruch beantwortet',
		claim_accepted: 'Übernahme angenommen',
		claim_declined: 'Übernahme abgelehnt',
		business_handed_over: 'Laden übergeben',
		event_approved: 'Event freigegeben',
		event_rejected: 'Event abgelehnt',
		event_taken_down: 'Event von der Website genommen',
		reports_dismissed: 'Meldungen verworfen',
		edit_seen: 'Änderung angesehen',
		sessions_ended: 'Überall abgemeldet',
		person_suspended: 'Person gesperrt',
		person_restored: 'Person entsperrt',
		suspension_appealed: 'Widerspruch gegen die Sperre',
		suspension_kept: 'Sperre bleibt bestehen',
		category_added: 'Kategorie hinzugefügt',
		category_renamed: 'Kategorie umbenannt',
		category_moved: 'Kategorie verschoben',
		category_retired: 'Kategorie stillgelegt',
		category_restored: 'Kategorie wieder eingeführt',
		category_merged: 'Kategorie zusammengelegt'
	}
};
