import type { legal as english, Section } from '../en/legal.ts';
import { message, plural } from './wording.ts';

const plain = (...texts: string[]) => texts.map((text) => ({ text }));

const keptOfPeople = [
	{
		what: 'Dein Konto und die IDs, unter denen Facebook und Google dich kennen',
		time: 'bis du es löschst'
	},
	{
		what: 'Eine Anmeldung: Gerät, Land und Zeiten',
		time: '{endedSession} nach ihrem Ende'
	},
	{
		what: 'Dass du dich mit einem Browser schon angemeldet hast',
		time: '{knownDevice} nach deiner letzten Anmeldung damit'
	},
	{
		what: 'Was du an deinem Konto getan hast: was, wann, auf welchem Gerät und in welchem Land',
		time: '{activity}, und höchstens die neuesten 50'
	},
	{
		what: 'Ein API-Token, das du erstellt hast: sein Name, seine Benutzung und eine Prüfsumme',
		time: 'bis du es löschst, höchstens {expiredApiToken} nachdem es abgelaufen ist'
	},
	{
		what: 'Ein Code, mit dem du eine Adresse bestätigst, als Prüfsumme',
		time: 'bis du ihn eingibst, höchstens {addressProof}'
	},
	{
		what: 'Was wir dir mitgeteilt haben, in deinen Neuigkeiten und per E-Mail',
		time: '{finishedMail} nach dem Versand'
	},
	{
		what: 'Die Events, die du dir gemerkt hast, die Läden, denen du folgst, und ein Hash vom Link deines Kalenders',
		time: 'bis du sie entfernst oder das Event oder der Laden gelöscht wird'
	},
	{
		what: 'Ein Link, mit dem du deine Läden übergibst, als Hash',
		time: '7 Tage, oder bis ihn jemand annimmt'
	},
	{
		what: 'Dass ein Konto gelöscht wurde und wann, ohne Namen',
		time: '{accountDeletion} nachdem alles gelöscht war'
	},
	{
		what: 'Dass Wege zum Anmelden hinzugefügt oder entfernt, Läden übergeben und Konten gelöscht wurden, und was die Moderation entschieden hat, mit zufälligen Nummern statt Namen',
		time: 'solange es die Website gibt'
	},
	{
		what: 'Ein weiterer Weg zum Anmelden eines gelöschten Kontos, bei Amazon Cognito',
		time: 'bis wir ihn dort löschen; schreib uns, wenn es eilt'
	}
];

const keptOfTeams = [
	{
		what: 'Dass du einen Laden ohne Inhaber übernehmen wolltest, was du geschrieben hast, und die Entscheidung; die Moderation sieht dazu deinen Namen und deine Adresse',
		time: '{decidedClaim} nach der Entscheidung, oder bis du es zurückziehst'
	},
	{
		what: 'Dass du für den Laden von jemand anderem arbeitest: deine Rolle, und seit wann',
		time: 'bis du ihn verlässt'
	},
	{
		what: 'Eine Einladung zu einem Laden, mit der Adresse, an die sie ging',
		time: 'bis sie angenommen oder zurückgezogen ist, höchstens 7 Tage; ohne die Adresse noch {invitation}'
	},
	{
		what: 'Dass dein Laden bei einem Event angefragt hat, eingeladen oder abgelehnt wurde, mit der Begründung',
		time: 'bis er mitmacht oder die Anfrage zurückzieht; sonst {joinRequest} nach dem Event'
	},
	{
		what: 'Was du zu Events fragst oder beantwortest',
		time: '{question} nach dem Event'
	}
];

const keptOfContent = [
	{
		what: 'Was uns zu einem Event oder Laden gemeldet wurde, und von wem, wenn jemand angemeldet war',
		time: 'bis sich die Moderation darum gekümmert hat, höchstens {openReport} nach der letzten Meldung'
	},
	{
		what: 'Was dein Laden oder dein Event gesagt hat, bevor du es geändert hast',
		time: 'bis die Moderation die Änderung gesehen hat, höchstens {unseenEdit}'
	},
	{
		what: 'Warum dein Konto gesperrt wurde, und dein Widerspruch',
		time: 'bis es entsperrt oder gelöscht ist'
	},
	{
		what: 'Dass du bei der Anmeldung moderieren durftest',
		time: '{moderator} danach'
	},
	{
		what: 'Ein Bild, das du ersetzt oder entfernt hast',
		time: 'ein paar Minuten; ein Vermerk darüber noch {removedPicture}'
	},
	{
		what: 'Wo ein Laden nach eigener Angabe gerade ist',
		time: 'bis es endet, und höchstens einen Tag länger'
	},
	{
		what: 'Wie oft ein Event von seiner Seite aus in Kalender eingetragen wurde: eine Zahl, und nichts darüber, von wem',
		time: 'so lange wie das Event'
	},
	{
		what: 'Ein Kurzname, den ein Laden aufgegeben hat oder bei seiner Löschung hatte',
		time: '{formerName}, damit ihn nicht gleich jemand anderes nutzt'
	},
	{
		what: 'Ein Laden, der nie bestätigt wurde',
		time: '{unverifiedBusiness} nach seiner letzten Änderung'
	},
	{
		what: 'Ein Event, das abgelehnt oder abgesagt wurde, bevor es öffentlich war',
		time: '{refusedEvent} nach seiner letzten Änderung'
	},
	{
		what: 'Ein Event, über das niemand entschieden hat',
		time: '{undecidedEvent} nachdem es vorbei war'
	},
	{
		what: 'Der Entwurf eines Events',
		time: '{draft} nach seiner letzten Änderung'
	},
	{
		what: 'Bestätigte Läden und Events, die öffentlich sind oder waren',
		time: 'bis die Person, der sie gehören, sie löscht oder uns darum bittet'
	},
	{
		what: 'Protokolle unseres Servers',
		time: '7 Tage; Zählungen ohne deinen Namen oder deine ID 3 Monate'
	},
	{ what: 'Sicherungskopien', time: '30 Tage; Kopien außerhalb von Cloudflare 90 Tage' }
];

const kept = [...keptOfPeople, ...keptOfTeams, ...keptOfContent];

const deletionSection: Section = {
	id: 'deletion',
	heading: 'Deine Daten sehen, berichtigen oder löschen',
	paragraphs: [
		{
			text: 'Unter <link>Deine Daten</link> kannst du alles herunterladen, was wir über dich speichern, deine Läden übergeben und dein Konto löschen. Das Löschen entfernt deine Anmeldung, dein Profil und was dir gehört, und hinterlässt einen Eintrag ohne deinen Namen.',
			href: '/account/data'
		},
		{
			text: 'Wenn du dich nicht mehr anmelden kannst, schreib an <link>{contactEmail}</link>, wenn möglich von der Adresse, mit der du dich anmeldest. Das gilt auch, wenn du über Facebook oder Google gekommen bist.',
			href: 'mailto:{contactEmail}',
			when: 'contact'
		},
		{
			text: 'Wenn du dich nicht mehr anmelden kannst: Auf dieser Website gibt es noch keine Kontaktadresse. Siehe die <link>Kontaktseite</link>.',
			href: '/contact',
			when: 'noContact'
		},
		{
			text: 'Deine Läden kannst du jederzeit selbst ändern und löschen, deine Events ändern und absagen, und Anmeldungen beenden. Deinen Namen und deine Adresse änderst du auf der <link>Seite deines Kontos</link>. Wenn du über Facebook oder Google kommst, ändere sie dort.',
			href: '/account'
		},
		...plain(
			'Wenn du meinst, dass wir mit deinen Daten falsch umgehen, kannst du dich bei der Datenschutzbehörde an deinem Wohnort beschweren.'
		)
	]
};

const privacySections: Section[] = [
	{
		id: 'stored',
		heading: 'Was wir speichern',
		paragraphs: plain(
			'Du siehst dich nur um? Dann speichern wir nichts über dich und setzen kein Cookie.',
			'Wenn du dich mit {from} anmeldest, speichern wir deinen Namen, deine E-Mail-Adresse und ob sie bestätigt ist, deinen Benutzernamen und deine ID bei Amazon Cognito, wie du dich angemeldet hast, in welcher Sprache wir dir schreiben, wann dein Konto entstanden ist und zuletzt benutzt wurde und welcher Fassung der Nutzungsbedingungen du zugestimmt hast. Dein Passwort sehen wir nie.',
			'Zu jeder Anmeldung speichern wir die Art des Browsers und des Geräts, das Land und die Zeiten, zu denen sie begann und zuletzt benutzt wurde. Du findest sie auf der Seite deines Kontos und kannst jede beenden. Dort halten wir fest, was du daran änderst, wie du dich anmeldest, und schreiben dir darüber. Eine Authenticator-App und Passkeys verwahrt Amazon Cognito; wir speichern die Namen, die du ihnen gibst. Wenn du einen zweiten Weg zum Anmelden hinzufügst, speichern wir auch dessen ID und verwenden sie für nichts anderes.',
			'Wir sagen dir in einer Liste auf der Website und per E-Mail Bescheid, wenn etwas mit deinem Konto, deinen Läden oder deinen Events passiert, und bewahren das eine Weile auf. Was du per E-Mail bekommst, wählst du auf der Seite deines Kontos, außer bei E-Mails zu seiner Sicherheit. Wenn dein Postfach unsere E-Mails ablehnt, behalten wir eine Prüfsumme der Adresse, um nichts mehr zu senden.',
			'Wir speichern, was du über deine Läden und Events schreibst. Was unsere Moderation bestätigt oder freigegeben hat, ist öffentlich, mit den Kontaktdaten darin: auf den Seiten, in Kalenderdateien und über die API.'
		)
	},
	{
		id: 'cookies',
		heading: 'Cookies',
		paragraphs: plain(
			'Nur was die Website braucht: einige für höchstens 10 Minuten, während du dich anmeldest; eines, mit dem du bis zu {absolute} angemeldet bleibst, oder {idle} ohne Besuch; eines für eine Minute, nachdem du etwas gespeichert hast, damit du es sofort siehst; eines mit einer Zufallszahl, das sich {knownDevice} lang merkt, dass du dich mit diesem Browser angemeldet hast, damit wir dir von anderen berichten können; und eines mit der Sprache, wenn du eine wählst. Kein Skript kann sie lesen, und was sie über dich enthalten, ist verschlüsselt.',
			'Was du in ein Formular tippst, bleibt in deinem Browser, bis du es sendest oder den Tab schließt; was du dir ohne Konto merkst, bis du es entfernst oder dich anmeldest. Wir verfolgen dich nicht, zeigen keine Werbung und laden nichts von anderen Websites.'
		)
	},
	{
		id: 'where',
		heading: 'Wo es liegt, und wer es sonst sieht',
		paragraphs: [
			{
				text: 'Die Website und ihre Datenbank laufen bei Cloudflare, das auch unsere E-Mails versendet. Cloudflare sieht auch deine Netzwerkadresse: Wir nutzen sie, um eine Flut von Anfragen zu bremsen, und sie kann in den Protokollen des Servers stehen. Konten und Passwörter verwahrt Amazon Cognito in der AWS-Region {region}.'
			},
			{
				text: 'Wenn du dich mit {providers} anmeldest, geschieht das auf deren Seite, und sie erfahren, dass du Popmap nutzt. Wir bekommen deinen Namen und deine E-Mail-Adresse und posten nie etwas.',
				when: 'providers'
			},
			{
				text: 'Wenn du uns die Adresse eines Events suchen lässt, schicken wir sie an {geocoderHost}, ohne deinen Namen, und bewahren die Antwort {geocode} auf. Wie viele du gesucht hast, merken wir uns {addressSearches}, ohne die Adressen.',
				when: 'geocoder'
			},
			{
				text: 'Die Moderation sieht, was auf eine Prüfung wartet, wem es gehört und wo diese Person angemeldet ist. Sonst bekommt niemand deine Daten, und wir verkaufen keine.'
			}
		]
	},
	deletionSection
];

const termsSections: Section[] = [
	{
		id: 'account',
		heading: 'Dein Konto',
		paragraphs: plain(
			'Umsehen ist kostenlos und braucht kein Konto. Mit der Anmeldung stimmst du diesen Bedingungen zu.',
			'Behalte deine Anmeldung für dich. Was geschieht, während du angemeldet bist, gilt als von dir getan.'
		)
	},
	{
		id: 'content',
		heading: 'Was du veröffentlichst',
		paragraphs: plain(
			'Schreib nur, was wahr und erlaubt ist und was du veröffentlichen darfst. Registriere nur Läden, für die du sprechen darfst, und kündige nur Events an, die du wirklich vorhast.',
			'Was du schreibst, bleibt deins. Du erlaubst uns, es auf Popmap, in Kalenderdateien und über unsere öffentliche API zu zeigen, wo auch andere es lesen und zeigen können.',
			'Unsere Moderation sieht sich jeden Laden und jedes Event an, bevor es öffentlich wird. Was gegen diese Bedingungen oder das Gesetz verstößt, dürfen wir ablehnen oder entfernen, und wir sagen, warum.'
		)
	},
	{
		id: 'conduct',
		heading: 'Was nicht erlaubt ist',
		paragraphs: plain(
			'Gib dich nicht für jemand anders aus, wirb nicht für etwas, das kein Pop-up-Event ist, belästige niemanden, und versuch nicht, in die Website einzudringen oder sie zu überlasten. Wer das tut, dessen Anmeldungen dürfen wir beenden.',
			'Programme dürfen die API innerhalb ihrer Grenzen benutzen.'
		)
	},
	{
		id: 'liability',
		heading: 'Was wir nicht versprechen können',
		paragraphs: plain(
			'Läden schreiben selbst über ihre Events. Wir können nicht versprechen, dass ein Event stattfindet oder dass die Website immer funktioniert. Was du mit einem Laden vereinbarst, ist zwischen dir und ihm.',
			'Nichts hiervon beschränkt die Rechte, die dir das Gesetz gibt.'
		)
	},
	{
		id: 'changes',
		heading: 'Änderungen und Ende',
		paragraphs: [
			...plain(
				'Wenn sich diese Bedingungen ändern, ändert sich das Datum oben, und mit deiner nächsten Anmeldung stimmst du den neuen zu.'
			),
			{
				text: 'Du kannst jederzeit gehen: Auf der <link>Seite zum Datenschutz</link> steht, wie dein Konto gelöscht wird.',
				href: '/privacy#deletion'
			}
		]
	}
];

const helpSections: Section[] = [
	{
		id: 'visit',
		heading: 'Ich suche ein Event',
		paragraphs: plain(
			'Auf der Startseite steht, was demnächst los ist. Such nach einem Ort, einem Laden oder einem Wort, oder wähle eine Kategorie. Bei jedem Event gibt es einen Link, der es in deinen Kalender einträgt. Du brauchst kein Konto.'
		)
	},
	{
		id: 'announce',
		heading: 'Ich habe einen kleinen Laden',
		paragraphs: [
			{
				text: '<link>Melde dich an</link>, registriere deinen Laden, und warte, bis unsere Moderation ihn bestätigt hat. Events kannst du schon vorher ankündigen; jedes wird freigegeben, bevor es öffentlich ist.',
				href: '/login'
			},
			...plain(
				'Um bei einem anderen Event mitzumachen, öffne deinen Laden und wähle das Event dort aus. Dein Laden muss bestätigt und das Event öffentlich sein.',
				'Wurde dein Event abgelehnt? In deiner Übersicht steht, warum. Bearbeite es, dann wird es noch einmal geprüft.',
				'Klappt es doch nicht? Sag das Event auf seiner Seite ab, damit niemand umsonst kommt.'
			)
		]
	},
	{
		id: 'sign-in',
		heading: 'Ich kann mich nicht anmelden',
		paragraphs: plain(
			'Erlaube Cookies für diese Website. Wenn du die Seite in einer anderen App geöffnet hast, öffne sie stattdessen in deinem Browser.',
			'Nimm denselben Knopf wie beim letzten Mal: Dein Konto mit Facebook ist ein anderes als dein Konto mit Google, auch mit derselben Adresse.',
			'Passwort vergessen oder keinen Code per E-Mail bekommen? Wähle „Weiter mit E-Mail“ und dann „Passwort vergessen?“. Sieh auch im Spam-Ordner nach.'
		)
	},
	{
		id: 'safety',
		heading: 'Vielleicht benutzt jemand anders mein Konto',
		paragraphs: [
			{
				text: 'In deinem Konto siehst du, <link>wo du angemeldet bist</link>. Beende, was du nicht erkennst, und ändere dann dein Passwort dort, wo du dich anmeldest.',
				href: '/account/sessions'
			}
		]
	},
	{
		id: 'more',
		heading: 'Etwas anderes',
		paragraphs: [
			{ text: '<link>Schreib uns</link>.', href: '/contact' },
			{
				text: 'Du baust etwas? Lies, <link>wie man die API benutzt</link> (auf Englisch).',
				href: '/api/docs'
			}
		]
	}
];

export const legal: typeof english = {
	days: plural('days', { one: '1 Tag', other: '# Tage' }),
	ways: message('{ways}'),
	byEmail: 'einer E-Mail-Adresse und einem Passwort',
	binding:
		'Das ist eine Übersetzung, damit du alles leichter verstehst. Verbindlich ist die <link>englische Fassung</link>.',
	privacy: {
		title: 'Datenschutz',
		introduction: message(
			'Hier steht, was {operator} speichert, wenn du Popmap nutzt, und wie lange.'
		),
		introductionUnnamed: 'Hier steht, was Popmap speichert, wenn du es nutzt, und wie lange.',
		sections: privacySections,
		kept: { heading: 'Wie lange wir es behalten', what: 'Was', time: 'Wie lange', rows: kept },
		imported:
			'Läden und Events, die von einer anderen Website hierher umgezogen sind, bleiben, bis uns jemand bittet, sie zu löschen.'
	},
	terms: {
		title: 'Nutzungsbedingungen',
		version: 'Diese Bedingungen sind vom',
		introduction: message(
			'Popmap wird von {operator} betrieben. Mit der Anmeldung stimmst du Folgendem zu.'
		),
		introductionUnnamed: 'Mit der Anmeldung bei Popmap stimmst du Folgendem zu.',
		sections: termsSections
	},
	help: {
		title: 'Hilfe',
		introduction: 'Wie Popmap funktioniert, und was du tun kannst, wenn etwas nicht klappt.',
		sections: helpSections
	},
	contact: {
		title: 'Kontakt',
		introduction: 'Fragen, Fehler auf einer Seite, deine Daten: Schreib uns.',
		operator: 'Wer diese Website betreibt',
		email: 'E-Mail',
		subject: message('Popmap, Nummer {reference}'),
		reference: 'Bitte nenne diese Nummer. Damit finden wir, was schiefgegangen ist:',
		security: 'Hast du ein Sicherheitsproblem gefunden? Bitte melde es an',
		missing: {
			heading: 'Diese Website ist noch nicht fertig eingerichtet',
			operator: 'Wer sie betreibt, hat noch keinen Namen angegeben.',
			email: 'Es gibt noch keine E-Mail-Adresse, an die du schreiben kannst.',
			settings:
				'Wenn du das bist, setze OPERATOR_NAME, OPERATOR_ADDRESS und CONTACT_EMAIL: docs/settings.md beschreibt, wie.'
		},
		help: 'Viele Fragen beantwortet die <link>Hilfe</link>.'
	}
};
