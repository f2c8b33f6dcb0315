/** By the English sentence, in which `{name}` stands for a value. */
export const errors = {
	'Please name the category.': 'Bitte gib der Kategorie einen Namen.',
	'Please send its place among the categories, from 1.':
		'Bitte sende ihren Platz unter den Kategorien, ab 1.',
	'Please choose another category.': 'Bitte wähl eine andere Kategorie.',
	'Another category has this name.': 'Eine andere Kategorie heißt schon so.',
	'Only moderators with the permission for categories can manage them. Ask for it if you need it.':
		'Nur wer moderiert und die Berechtigung für Kategorien hat, kann sie verwalten. Bitte darum, wenn du sie brauchst.',
	'That category is gone': 'Diese Kategorie gibt es nicht mehr',
	'It may have been merged into another one.':
		'Vielleicht wurde sie mit einer anderen zusammengelegt.',
	'That’s all the categories there can be': 'Mehr Kategorien kann es nicht geben',
	'There can be {count} categories. Merge two of them first.':
		'Es kann {count} Kategorien geben. Leg zuerst zwei davon zusammen.',
	'No more categories can be merged': 'Es lassen sich keine Kategorien mehr zusammenlegen',
	'The site remembers {count} merged categories, so that old links still work. Retire this one instead.':
		'Die Website merkt sich {count} zusammengelegte Kategorien, damit alte Links noch gehen. Leg diese stattdessen still.',
	'Somebody else changed the categories just now. Please look at them, then try again.':
		'Gerade hat jemand anderes die Kategorien geändert. Bitte sieh sie dir an, und versuch es dann noch einmal.',
	'This category was changed very often today': 'Diese Kategorie wurde heute sehr oft geändert',
	'One category can be changed {count} times a day. Please go on tomorrow.':
		'Eine Kategorie lässt sich {count}-mal am Tag ändern. Bitte mach morgen weiter.',
	'Go to the home page': 'Zur Startseite',
	'Sign in': 'Anmelden',
	'Try again': 'Noch einmal versuchen',
	'Go to your dashboard': 'Zu deiner Übersicht',
	'Go to your account': 'Zu deinem Konto',
	'Sign in another way': 'Auf anderem Weg anmelden',
	'Reset your password': 'Passwort zurücksetzen',
	"See where you're signed in": 'Sieh nach, wo du angemeldet bist',
	'Back to your data': 'Zurück zu deinen Daten',
	'Back to your ways to sign in': 'Zurück zu deinen Anmeldewegen',
	'Choose what we e-mail you': 'Wählen, was wir dir schreiben',
	"Confirm that it's you": 'Bestätigen, dass du es bist',
	"That person isn't in the team": 'Diese Person ist nicht im Team',
	'They may have left, or were removed in another tab.':
		'Vielleicht hat sie es verlassen oder wurde in einem anderen Tab entfernt.',
	'Please enter the address to look up.': 'Bitte gib die Adresse ein, die wir suchen sollen.',
	'We can’t find this address. Check it, or place the pin yourself.':
		'Diese Adresse finden wir nicht. Prüf sie, oder setz die Markierung selbst.',
	'Please give the id of a notification.': 'Bitte gib die Kennung einer Neuigkeit an.',
	'The gallery is full': 'Die Galerie ist voll',
	'It has {count} pictures. Remove one to make room for another.':
		'Sie hat {count} Bilder. Entferne eins, um Platz für ein anderes zu schaffen.',
	'Many addresses are being looked up': 'Gerade werden viele Adressen gesucht',
	'Try again in a few seconds, or place the pin yourself. What you typed is still here.':
		'Versuch es in ein paar Sekunden noch einmal, oder setz die Markierung selbst. Was du eingegeben hast, ist noch da.',
	'We look up {count} addresses a day for one person. Place the pin yourself, or try again tomorrow. What you typed is still here.':
		'Wir suchen am Tag {count} Adressen für eine Person. Setz die Markierung selbst, oder versuch es morgen noch einmal. Was du eingegeben hast, ist noch da.',
	'We couldn’t look up the address': 'Wir konnten die Adresse nicht suchen',
	'The address search doesn’t answer. Try again later, or place the pin yourself. What you typed is still here.':
		'Die Adresssuche antwortet nicht. Versuch es später noch einmal, oder setz die Markierung selbst. Was du eingegeben hast, ist noch da.',
	'A business needs an owner': 'Ein Laden muss jemandem gehören',
	'Hand the business over first. Then you can leave.':
		'Übergib den Laden zuerst. Dann kannst du das Team verlassen.',
	'Only the owner can do that': 'Das geht nur, wenn dir der Laden gehört',
	'You do not have permission to manage this team. Ask the owner.':
		'Du darfst dieses Team nicht verwalten. Frag die Person, der der Laden gehört.',
	'Too many invitations are open': 'Zu viele Einladungen sind offen',
	'A business can have {count} open invitations, and you can make {perDay} a day. Withdraw one, or try again tomorrow.':
		'Ein Laden kann {count} offene Einladungen haben, und du kannst am Tag {perDay} machen. Zieh eine zurück, oder versuch es morgen noch einmal.',
	'That was a lot for one day': 'Das war viel für einen Tag',
	"You've changed so much today that nothing was saved now. Please go on tomorrow.":
		'Du hast heute so viel geändert, dass jetzt nichts gespeichert wurde. Mach bitte morgen weiter.',
	'Too many events were added to calendars from your network. Please try again soon.':
		'Aus deinem Netz wurden zu viele Events in Kalender eingetragen. Versuch es gleich noch einmal.',
	'This team is full': 'Dieses Team ist voll',
	'A team has {members} people beside the owner, and one person can be in {teams} teams. Ask the owner to make room.':
		'Ein Team hat außer der Person, der der Laden gehört, {members} Mitglieder, und eine Person kann in {teams} Teams sein. Bitte um einen freien Platz.',
	'This invitation is no longer valid': 'Diese Einladung gilt nicht mehr',
	"You're in this team already": 'Du bist schon in diesem Team',
	'Send the link to the person whom it is for.': 'Schick den Link der Person, für die er ist.',
	"We can't send that yet": 'Das können wir noch nicht verschicken',
	'We write to people for businesses that are verified. Make a link and pass it on yourself.':
		'Wir schreiben nur für bestätigte Läden. Mach einen Link, und gib ihn selbst weiter.',
	'Please choose a role.': 'Bitte wähle eine Rolle.',
	'Please sign in': 'Bitte melde dich an',
	'Please sign in again': 'Bitte melde dich noch einmal an',
	'Sign in first, then try again.': 'Melde dich zuerst an, und versuch es dann noch einmal.',
	'Sign in first, or send a Cognito access token as a Bearer token.':
		'Melde dich zuerst an, und versuch es dann noch einmal.',
	'Please check what you entered': 'Bitte prüfe, was du eingegeben hast',
	'One field needs your attention.': 'Ein Feld braucht deine Aufmerksamkeit.',
	'{count} fields need your attention.': '{count} Felder brauchen deine Aufmerksamkeit.',
	'This was changed in the meantime': 'Das wurde inzwischen geändert',
	'It was changed after you opened it, perhaps in another tab. Compare both versions, then save again.':
		'Es wurde geändert, nachdem du es geöffnet hast, vielleicht in einem anderen Tab. Vergleiche beide Fassungen, und speichere dann noch einmal.',
	'It was changed after you opened it, by its owner or a moderator. Read the new version, then decide again.':
		'Es wurde geändert, nachdem du es geöffnet hast. Lies die neue Fassung, und entscheide dann noch einmal.',
	'You have already sent this form': 'Dieses Formular hast du schon gesendet',
	'Your first version arrived and created “{name}”. Edit that one: it is on your dashboard.':
		'Deine erste Fassung ist angekommen und hat „{name}“ angelegt. Bearbeite die: Du findest sie in deiner Übersicht.',
	"This list can't continue from here": 'Diese Liste geht hier nicht weiter',
	'The cursor does not belong to this list. Omit it to start from the beginning.':
		'Die Adresse gehört nicht zu dieser Liste. Fang wieder vorn an.',
	'There is nothing here': 'Hier gibt es nichts',
	'The address may be mistyped, or the page may have been removed.':
		'Vielleicht ist die Adresse falsch geschrieben, oder die Seite wurde entfernt.',
	'The address begins with more than one slash. Start from the home page.':
		'Die Adresse beginnt mit mehr als einem Schrägstrich. Fang auf der Startseite an.',
	'Something went wrong on our side': 'Bei uns ist etwas schiefgegangen',
	"We've logged it under the reference below. Please try again in a moment.":
		'Wir haben es unter der Nummer unten festgehalten. Bitte versuch es gleich noch einmal.',
	"Popmap can't reach its data right now": 'Popmap kommt gerade nicht an seine Daten',
	'Please try again in a few seconds. What you entered may not have been saved.':
		'Bitte versuch es in ein paar Sekunden noch einmal. Was du eingegeben hast, wurde vielleicht nicht gespeichert.',
	'One moment, please': 'Einen Moment bitte',
	"We can't look up your session right now. You're still signed in: please try again in a few seconds.":
		'Wir können deine Anmeldung gerade nicht nachsehen. Du bist weiterhin angemeldet: Bitte versuch es in ein paar Sekunden noch einmal.',
	'This request came from another site': 'Diese Anfrage kam von einer anderen Website',
	'To keep your account safe, Popmap accepts changes from its own pages only.':
		'Damit dein Konto sicher bleibt, nimmt Popmap Änderungen nur von den eigenen Seiten an.',
	"We can't read this form": 'Dieses Formular können wir nicht lesen',
	'Go back and send the form from its page.':
		'Geh zurück, und sende das Formular von seiner Seite aus.',
	'Please wait a minute': 'Bitte warte eine Minute',
	'There were too many sign-ins from your network. Please try again soon.':
		'Aus deinem Netzwerk kamen zu viele Anmeldungen. Bitte versuch es bald noch einmal.',
	'You made too many changes at once. Please try again soon. Nothing is lost.':
		'Das waren zu viele Änderungen auf einmal. Bitte versuch es bald noch einmal. Nichts ist verloren.',
	'You asked for your account very often. Please try again soon. Nothing is lost.':
		'Du hast dein Konto sehr oft aufgerufen. Bitte versuch es bald noch einmal. Nichts ist verloren.',
	'This address is too long': 'Diese Adresse ist zu lang',
	'Please shorten your search, or start from the home page.':
		'Bitte kürze deine Suche, oder fang auf der Startseite an.',
	'Your browser sends too much': 'Dein Browser schickt zu viel',
	'Clear the cookies for Popmap and sign in again.':
		'Lösche die Cookies für Popmap, und melde dich noch einmal an.',
	"That's too much at once": 'Das ist zu viel auf einmal',
	'Please shorten what you entered: a form may hold 64 kilobytes.':
		'Bitte kürze, was du eingegeben hast: In ein Formular passen 64 Kilobyte.',
	'This picture is too large': 'Dieses Bild ist zu groß',
	'A picture may have up to 10 megabytes. Please choose a smaller one.':
		'Ein Bild darf bis zu 10 Megabyte haben. Bitte wähle ein kleineres.',
	"That didn't arrive completely": 'Das kam nicht vollständig an',
	'The connection ended before everything was sent. Please send it again.':
		'Die Verbindung brach ab, bevor alles gesendet war. Bitte sende es noch einmal.',
	'This method is not supported here': 'Diese Methode geht hier nicht',
	'This address supports only GET.': 'Diese Adresse kennt nur GET.',
	"We can't find that business": 'Diesen Laden finden wir nicht',
	'The address may be mistyped, or the business is not public or has been removed.':
		'Vielleicht ist die Adresse falsch geschrieben, oder der Laden ist nicht öffentlich oder wurde entfernt.',
	'This is not your business': 'Das ist nicht dein Laden',
	'You do not have permission to manage this business': 'Du darfst diesen Laden nicht verwalten.',
	'Only for moderators': 'Nur für die Moderation',
	'Please enter what you are looking for.': 'Bitte gib ein, was du suchst.',
	'Your account is suspended': 'Dein Konto ist gesperrt',
	'A moderator suspended your account, so you can’t do this. You can see why, say why that’s wrong, and take your data with you.':
		'Die Moderation hat dein Konto gesperrt, deshalb geht das nicht. Du kannst den Grund lesen, widersprechen und deine Daten mitnehmen.',
	'See why': 'Grund ansehen',
	"We can't find that person": 'Diese Person finden wir nicht',
	'The address may be mistyped, or they have deleted their account.':
		'Vielleicht ist die Adresse falsch geschrieben, oder das Konto ist gelöscht.',
	'Only moderators can suspend people. Ask to be added if you should be one.':
		'Nur die Moderation kann Personen sperren. Frag nach, wenn du dazugehören solltest.',
	'This is you': 'Das bist du',
	'You can’t suspend yourself. Ask another moderator.':
		'Dich selbst kannst du nicht sperren. Frag jemand anderen aus der Moderation.',
	'Nobody is suspended here': 'Hier ist niemand gesperrt',
	'There is no suspension to appeal against.': 'Es gibt keine Sperre, der du widersprechen kannst.',
	'You can appeal once. The moderators’ answer will appear here.':
		'Du kannst einmal widersprechen. Die Antwort der Moderation erscheint hier.',
	'This appeal no longer waits': 'Dieser Widerspruch wartet nicht mehr',
	'Another moderator may have answered it.': 'Vielleicht hat ihn schon jemand anderes beantwortet.',
	'Please tell the person why.': 'Bitte sag der Person, warum.',
	'This edit is gone': 'Diese Änderung ist weg',
	'Another moderator has seen it, or it was edited again. Look at the list once more.':
		'Vielleicht hat sie schon jemand anderes gesehen, oder es wurde noch einmal geändert. Sieh dir die Liste noch einmal an.',
	'Please send the time of the last edit that you saw.':
		'Bitte schick den Zeitpunkt der letzten Änderung, die du gesehen hast.',
	'Only moderators can verify businesses. Ask to be added if you should be one.':
		'Nur die Moderation kann Läden bestätigen. Bitte darum, aufgenommen zu werden, wenn du dazugehörst.',
	'Only moderators can approve or reject events. Ask to be added if you should be one.':
		'Nur die Moderation kann Events freigeben oder ablehnen. Bitte darum, aufgenommen zu werden, wenn du dazugehörst.',
	'Only moderators can review businesses and events. Ask to be added if you should be one.':
		'Nur die Moderation kann Läden und Events prüfen. Bitte darum, aufgenommen zu werden, wenn du dazugehörst.',
	"Only moderators can end other people's sessions. Ask to be added if you should be one.":
		'Nur die Moderation kann andere abmelden. Bitte darum, aufgenommen zu werden, wenn du dazugehörst.',
	'Too many businesses are waiting': 'Zu viele Läden warten',
	'One person can have {count} businesses that wait for verification. Take over more when some of them are verified.':
		'Bei einer Person können {count} Läden auf ihre Bestätigung warten. Übernimm weitere, wenn einige davon bestätigt sind.',
	'You have {count} businesses that wait for verification, which is as many as one person can have. Register this one when some of them are verified.':
		'{count} deiner Läden warten auf ihre Bestätigung, mehr gehen nicht auf einmal. Registriere diesen, wenn einige davon bestätigt sind.',
	"We can't find that event": 'Dieses Event finden wir nicht',
	'The address may be mistyped, or the event is not public or has been removed.':
		'Vielleicht ist die Adresse falsch geschrieben, oder das Event ist nicht öffentlich oder wurde entfernt.',
	'This is not your event': 'Das ist nicht dein Event',
	'You do not have permission to manage this event': 'Du darfst dieses Event nicht verwalten.',
	'This event has ended': 'Dieses Event ist vorbei',
	'This event is over, so businesses can no longer join or leave. Choose an upcoming one.':
		'Dieses Event ist vorbei, deshalb kann sich nicht mehr ändern, wer mitmacht. Wähle ein kommendes.',
	'This event is cancelled': 'Dieses Event ist abgesagt',
	'This event was cancelled, so it can no longer change. Choose another one.':
		'Dieses Event wurde abgesagt und lässt sich nicht mehr ändern. Wähle ein anderes.',
	'Too many announcements are waiting': 'Zu viele Ankündigungen warten',
	'You have {count} announcements that wait for review or that you cancelled today, which is as many as one person can have. Announce this one when some of them are public.':
		'Du hast {count} Ankündigungen, die auf eine Prüfung warten oder die du heute abgesagt hast, mehr gehen nicht auf einmal. Kündige dieses Event an, wenn einige davon öffentlich sind.',
	'This link doesn’t work any more': 'Dieser Link geht nicht mehr',
	'Links in our e-mails work for 90 days. Sign in to choose what we e-mail you.':
		'Links in unseren E-Mails gelten 90 Tage. Melde dich an, um zu wählen, was wir dir schreiben.',
	'Please choose a picture.': 'Bitte wähle ein Bild.',
	"We can't read this picture. Please choose a JPEG, PNG or WebP file.":
		'Dieses Bild können wir nicht lesen. Bitte wähle eine Datei in JPEG, PNG oder WebP.',
	'This picture is too narrow. Its longer side may be up to eight times as long as the other.':
		'Dieses Bild ist zu schmal. Die längere Seite darf höchstens achtmal so lang sein wie die andere.',
	'This picture is too small. Each side needs at least 64 pixels.':
		'Dieses Bild ist zu klein. Jede Seite braucht mindestens 64 Pixel.',
	'This picture is too large. It may have up to 50 million pixels.':
		'Dieses Bild ist zu groß. Es darf bis zu 50 Millionen Pixel haben.',
	"That's enough pictures for today": 'Das sind genug Bilder für heute',
	'One person can upload {day} pictures a day, and keep {all} in all. Please remove some, or try again tomorrow.':
		'Du kannst {day} Bilder am Tag hochladen und insgesamt {all} behalten. Bitte entferne einige, oder versuch es morgen noch einmal.',
	'This link is no longer valid': 'Dieser Link gilt nicht mehr',
	'It has expired, has been used, or was withdrawn. Ask for a new one.':
		'Er ist abgelaufen, wurde schon benutzt oder zurückgezogen. Bitte um einen neuen.',
	'This link is for somebody else': 'Dieser Link ist für jemand anders',
	'It hands over your own businesses. Send it to the person who should have them.':
		'Er übergibt deine eigenen Läden. Schick ihn der Person, die sie bekommen soll.',
	"There's nothing to hand over": 'Es gibt nichts zu übergeben',
	'You own no business. What you announced goes with the businesses that host it.':
		'Dir gehört kein Laden. Was du angekündigt hast, geht mit den Läden mit, die es veranstalten.',
	"That's your only way to sign in": 'Das ist dein einziger Weg, dich anzumelden',
	'Add another way to sign in first, or delete your account.':
		'Füge zuerst einen anderen Weg hinzu, oder lösche dein Konto.',
	"You don't sign in that way": 'So meldest du dich nicht an',
	'It may have been removed in another tab.': 'Vielleicht wurde es in einem anderen Tab entfernt.',
	"The sign-in service isn't answering": 'Der Anmeldedienst antwortet nicht',
	'Nothing has been changed. Please try again in a minute.':
		'Es wurde nichts geändert. Bitte versuch es in einer Minute noch einmal.',
	"It's changed, but not everything is done": 'Es ist geändert, aber nicht alles ist erledigt',
	"The change itself is made. We could not sign out your other devices or note it down: please do that yourself, where you're signed in.":
		'Die Änderung selbst ist gemacht. Wir konnten deine anderen Geräte nicht abmelden und es nicht festhalten: Bitte melde sie selbst ab.',
	'{provider} looks after this': 'Darum kümmert sich {provider}',
	'You sign in with {provider}, so change it in your {provider} account.':
		'Du meldest dich mit {provider} an, also ändere es dort in deinem Konto.',
	"We can't reach your account right now. You're still signed in: please try again in a few seconds.":
		'Wir kommen gerade nicht an dein Konto. Du bist weiterhin angemeldet: Bitte versuch es in ein paar Sekunden noch einmal.',
	'That is your address already.': 'Das ist schon deine Adresse.',
	'Please wait before the next code': 'Bitte warte vor dem nächsten Code',
	'We send one code a minute and five a day. Use the newest one, or try again later.':
		'Wir schicken einen Code in der Minute und fünf am Tag. Nimm den neuesten, oder versuch es später noch einmal.',
	"That code isn't right. Enter the newest one, with six digits.":
		'Dieser Code stimmt nicht. Gib den neuesten ein, mit sechs Ziffern.',
	"That code isn't valid any more. Ask for a new one.":
		'Dieser Code gilt nicht mehr. Fordere einen neuen an.',
	'That passkey is gone': 'Diesen Passkey gibt es nicht mehr',
	'It has been removed already. Reload the page to see those you have.':
		'Er wurde schon entfernt. Lade die Seite neu, um deine zu sehen.',
	"Passkeys can't be added here": 'Passkeys lassen sich hier nicht hinzufügen',
	"Popmap's sign-in pages are under another domain, so your browser would refuse it. You can use an authenticator app instead.":
		'Die Anmeldeseiten von Popmap liegen unter einer anderen Domain, deshalb würde dein Browser es ablehnen. Du kannst stattdessen eine Authenticator-App nehmen.',
	'Please wait a while': 'Bitte warte eine Weile',
	'That was tried too often. Nothing has changed. Please wait an hour, then try again.':
		'Das wurde zu oft versucht. Es hat sich nichts geändert. Bitte warte eine Stunde, und versuch es dann noch einmal.',
	"The passkey wasn't added": 'Der Passkey wurde nicht hinzugefügt',
	"Your device's answer came too late or wasn't accepted. Please try again.":
		'Die Antwort deines Geräts kam zu spät oder wurde nicht angenommen. Bitte versuch es noch einmal.',
	"Passkeys aren't offered here": 'Passkeys gibt es hier nicht',
	"Popmap's sign-in isn't set up for passkeys. You can use an authenticator app instead.":
		'Die Anmeldung von Popmap ist nicht für Passkeys eingerichtet. Du kannst stattdessen eine Authenticator-App nehmen.',
	'Your sign-in was ended elsewhere. Sign in again, then try once more.':
		'Deine Anmeldung wurde anderswo beendet. Melde dich noch einmal an, und versuch es dann wieder.',
	'Another account already signs in with this address. Use a different one, or sign in to that account.':
		'Mit dieser Adresse meldet sich schon ein anderes Konto an. Nimm eine andere, oder melde dich bei jenem Konto an.',
	"We couldn't send a code to this address. Check it, or use another one.":
		'An diese Adresse konnten wir keinen Code schicken. Prüfe sie, oder nimm eine andere.',
	"We can't send codes right now": 'Wir können gerade keine Codes schicken',
	'Nothing has changed. Please try again later.':
		'Es hat sich nichts geändert. Bitte versuch es später noch einmal.',
	'Please choose a stronger password: at least eight characters, with capital and small letters and a digit.':
		'Bitte wähle ein stärkeres Passwort: mindestens acht Zeichen, mit Groß- und Kleinbuchstaben und einer Ziffer.',
	"You've used this password before. Please choose a new one.":
		'Dieses Passwort hattest du schon einmal. Bitte wähle ein neues.',
	'Please reset your password first': 'Bitte setz zuerst dein Passwort zurück',
	'Your password was reset. Choose a new one on the sign-in page, under “Forgotten password”.':
		'Dein Passwort wurde zurückgesetzt. Wähle auf der Anmeldeseite unter „Passwort vergessen“ ein neues.',
	"Authenticator apps aren't offered here": 'Authenticator-Apps gibt es hier nicht',
	"Popmap's sign-in isn't set up for authenticator apps, or yours was removed. Reload the page and try again.":
		'Die Anmeldung von Popmap ist nicht für Authenticator-Apps eingerichtet, oder deine wurde entfernt. Lade die Seite neu, und versuch es noch einmal.',
	"That didn't work": 'Das hat nicht geklappt',
	'Please confirm your account first': 'Bitte bestätige zuerst dein Konto',
	'Sign in again, and enter the code that we sent you.':
		'Melde dich noch einmal an, und gib den Code ein, den wir dir geschickt haben.',
	"This kind of passkey can't be used": 'Diese Art von Passkey geht nicht',
	"Your device offered a key that Popmap's sign-in can't use. Please try another device or a security key.":
		'Dein Gerät hat einen Schlüssel angeboten, mit dem die Anmeldung von Popmap nicht umgehen kann. Bitte versuch es mit einem anderen Gerät oder einem Sicherheitsschlüssel.',
	"The sign-in service refused this, and nothing has changed. We've logged it. Please try again in a moment.":
		'Der Anmeldedienst hat das abgelehnt, und es hat sich nichts geändert. Wir haben es festgehalten. Bitte versuch es gleich noch einmal.',
	"We can't reach the sign-in service right now": 'Wir erreichen den Anmeldedienst gerade nicht',
	"You're still signed in, and what you entered is still here. Please try again in a minute.":
		'Du bist weiterhin angemeldet, und was du eingegeben hast, ist noch da. Bitte versuch es in einer Minute noch einmal.',
	"That isn't your current password.": 'Das ist nicht dein aktuelles Passwort.',
	"This password can't be used. Please choose another.":
		'Dieses Passwort geht nicht. Bitte wähle ein anderes.',
	"Please confirm that it's you": 'Bitte bestätige, dass du es bist',
	'For this, you need to have signed in within the last ten minutes. Sign in again, then send it once more.':
		'Dafür musst du dich in den letzten zehn Minuten angemeldet haben. Melde dich noch einmal an, und sende es dann wieder.',
	'Open this page to sign in': 'Öffne diese Seite, um dich anzumelden',
	'To sign in, follow the link on the sign-in page.':
		'Folge zum Anmelden dem Link auf der Anmeldeseite.',
	"We don't know that way to sign in": 'Diesen Weg zum Anmelden kennen wir nicht',
	'Please choose one of the options on the sign-in page.':
		'Bitte wähle einen der Wege auf der Anmeldeseite.',
	'Open this page in your browser': 'Öffne diese Seite in deinem Browser',
	"Google doesn't let you sign in inside another app. Open this page in your browser, or sign in another way.":
		'Google lässt dich nicht in einer anderen App anmelden. Öffne diese Seite in deinem Browser, oder melde dich auf anderem Weg an.',
	'Signing in keeps starting again': 'Die Anmeldung fängt immer wieder von vorn an',
	'Your browser may be blocking our cookies. Allow cookies for Popmap, wait a minute, and try again.':
		'Vielleicht blockiert dein Browser unsere Cookies. Erlaube Cookies für Popmap, warte eine Minute, und versuch es noch einmal.',
	"We can't sign you in right now": 'Wir können dich gerade nicht anmelden',
	"A service that we depend on isn't responding. Please try again in a minute.":
		'Ein Dienst, den wir brauchen, antwortet nicht. Bitte versuch es in einer Minute noch einmal.',
	"Signing in didn't work": 'Die Anmeldung hat nicht geklappt',
	"Something went wrong between us and the sign-in page. We've logged it under the reference below. Please try again in a moment.":
		'Zwischen uns und der Anmeldeseite ist etwas schiefgegangen. Wir haben es unter der Nummer unten festgehalten. Bitte versuch es gleich noch einmal.',
	"Something went wrong between us and {provider}. We've logged it under the reference below. Please try again in a moment.":
		'Zwischen uns und {provider} ist etwas schiefgegangen. Wir haben es unter der Nummer unten festgehalten. Bitte versuch es gleich noch einmal.',
	'This sign-in is no longer valid': 'Diese Anmeldung gilt nicht mehr',
	'It was started in another browser, has been used, or is more than ten minutes old. Please start again.':
		'Sie wurde in einem anderen Browser begonnen, schon benutzt oder ist mehr als zehn Minuten alt. Bitte fang noch einmal an.',
	'You cancelled the sign-in': 'Du hast die Anmeldung abgebrochen',
	'Nothing was shared with us. You can try again whenever you like.':
		'Wir haben nichts erfahren. Du kannst es jederzeit noch einmal versuchen.',
	'Nothing was shared with us. You can try again whenever you like, or sign in another way.':
		'Wir haben nichts erfahren. Du kannst es jederzeit noch einmal versuchen oder dich auf anderem Weg anmelden.',
	'We need an e-mail address from the sign-in page':
		'Wir brauchen eine E-Mail-Adresse von der Anmeldeseite',
	'We need an e-mail address from {provider}': 'Wir brauchen eine E-Mail-Adresse von {provider}',
	"Your account didn't give us one. Try again and allow access to your e-mail address when the sign-in page asks. Or sign in another way.":
		'Dein Konto hat uns keine gegeben. Versuch es noch einmal, und erlaube den Zugriff auf deine E-Mail-Adresse, wenn die Anmeldeseite fragt. Oder melde dich auf anderem Weg an.',
	"{provider} didn't give us one. Try again and allow access to your e-mail address when {provider} asks. If it doesn't ask, first remove Popmap under “Apps and websites” in its settings. Or sign in another way.":
		'{provider} hat uns keine gegeben. Versuch es noch einmal, und erlaube den Zugriff auf deine E-Mail-Adresse, wenn du danach gefragt wirst. Wirst du nicht gefragt, entferne Popmap zuerst dort in den Einstellungen unter „Apps und Websites“. Oder melde dich auf anderem Weg an.',
	'Your accounts have just been linked': 'Deine Konten wurden gerade verbunden',
	'Sign in once more to continue.': 'Melde dich noch einmal an, um weiterzumachen.',
	'This sign-in took too long': 'Diese Anmeldung hat zu lange gedauert',
	'Its one-time code has expired or has been used. Please start again.':
		'Ihr Einmalcode ist abgelaufen oder wurde schon benutzt. Bitte fang noch einmal an.',
	'That is another account': 'Das ist ein anderes Konto',
	"You're still signed in as before, and nothing has changed. To confirm that it's you, sign in with the same account.":
		'Du bist weiterhin angemeldet wie zuvor, und es hat sich nichts geändert. Um zu bestätigen, dass du es bist, melde dich mit demselben Konto an.',
	'Both accounts have businesses or events': 'Beide Konten haben Läden oder Events',
	'We can only link an account that owns nothing. Sign in with the other one, hand over its businesses or delete that account under “Your data”, then add it here again. Nothing has changed.':
		'Wir können nur ein Konto verbinden, dem nichts gehört. Melde dich mit dem anderen an, übergib seine Läden oder lösche jenes Konto unter „Deine Daten“, und füge es dann hier noch einmal hinzu. Es hat sich nichts geändert.',
	'We can only link an account that owns nothing. Sign in with {provider}, hand over its businesses or delete that account under “Your data”, then add it here again. Nothing has changed.':
		'Wir können nur ein Konto verbinden, dem nichts gehört. Melde dich mit {provider} an, übergib die Läden von dort oder lösche jenes Konto unter „Deine Daten“, und füge es dann hier noch einmal hinzu. Es hat sich nichts geändert.',
	'You already sign in with e-mail': 'Du meldest dich schon per E-Mail an',
	'You already sign in with {provider}': 'Du meldest dich schon mit {provider} an',
	'An account has one way to sign in of each kind. Remove the one that you have first, then add the other. Nothing has changed.':
		'Ein Konto hat von jeder Art nur einen Weg, sich anzumelden. Entferne zuerst den, den du hast, und füge dann den anderen hinzu. Es hat sich nichts geändert.',
	"We couldn't confirm that it's you": 'Wir konnten nicht bestätigen, dass du es bist',
	"The sign-in page let you in without asking for your password, so anybody at this device could have done it. Sign out at the sign-in page in this browser first, then try again. You're still signed in here, and nothing has changed.":
		'Die Anmeldeseite hat dich eingelassen, ohne nach deinem Passwort zu fragen. Das hätte jeder an diesem Gerät tun können. Melde dich in diesem Browser zuerst dort ab, und versuch es dann noch einmal. Hier bist du weiterhin angemeldet, und es hat sich nichts geändert.',
	"{provider} let you in without asking for your password, so anybody at this device could have done it. Sign out at {provider} in this browser first, then try again. You're still signed in here, and nothing has changed.":
		'{provider} hat dich eingelassen, ohne nach deinem Passwort zu fragen. Das hätte jeder an diesem Gerät tun können. Melde dich in diesem Browser zuerst dort ab, und versuch es dann noch einmal. Hier bist du weiterhin angemeldet, und es hat sich nichts geändert.',
	"The response didn't come from the service that we asked. Please start again.":
		'Die Antwort kam nicht von dem Dienst, den wir gefragt haben. Bitte fang noch einmal an.',
	'This request is not valid': 'Diese Anfrage gilt nicht',
	'This site does not take requests from Facebook.':
		'Diese Website nimmt keine Anfragen von Facebook an.',
	'It was not signed by Facebook for this site within the last day.':
		'Facebook hat sie nicht innerhalb des letzten Tages für diese Website unterschrieben.',
	'Please enter some text.': 'Bitte gib einen Text ein.',
	'Please keep this to {max} characters. It has {count} now.':
		'Bitte höchstens {max} Zeichen. Gerade sind es {count}.',
	'Please keep this to {max} characters.': 'Bitte höchstens {max} Zeichen.',
	'Please keep this on one line.': 'Bitte schreib das in eine Zeile.',
	'Please enter an e-mail address like hello@example.org.':
		'Bitte gib eine E-Mail-Adresse ein, zum Beispiel hello@example.org.',
	'Please enter a telephone number with digits, like +49 30 123456.':
		'Bitte gib eine Telefonnummer mit Ziffern ein, zum Beispiel +49 30 123456.',
	'Please choose from the list.': 'Bitte wähle aus der Liste.',
	'Please choose three categories at most.': 'Bitte wähle höchstens drei Kategorien.',
	'Please choose categories from the list.': 'Bitte wähle Kategorien aus der Liste.',
	'Please fill this in.': 'Bitte füll das aus.',
	'Please check this field.': 'Bitte prüf dieses Feld.',
	'Please enter a web address, like www.example.org.':
		'Bitte gib eine Webadresse ein, zum Beispiel www.example.org.',
	'Please enter a web address, like https://tickets.example.org.':
		'Bitte gib eine Webadresse ein, zum Beispiel https://tickets.example.org.',
	'Please enter an address that starts with https://, not http://.':
		'Bitte gib eine Adresse ein, die mit https:// beginnt, nicht mit http://.',
	'Please enter your name on {site}, like @yourname, or the address of your profile.':
		'Bitte gib deinen Namen auf {site} ein, zum Beispiel @deinname, oder die Adresse deines Profils.',
	'Please enter a latitude between -90 and 90, like 52.52.':
		'Bitte gib einen Breitengrad zwischen -90 und 90 ein, zum Beispiel 52,52.',
	'Please enter a longitude between -180 and 180, like 13.405.':
		'Bitte gib einen Längengrad zwischen -180 und 180 ein, zum Beispiel 13,405.',
	'Please choose a time zone, like Europe/Berlin.':
		'Bitte wähle eine Zeitzone, zum Beispiel Europe/Berlin.',
	'Please give the event a title.': 'Bitte gib dem Event einen Titel.',
	'Please say where it is: the name of the place.': 'Bitte sag, wo es ist: der Name des Ortes.',
	'Please say when it starts, with a date and a time.':
		'Bitte sag, wann es beginnt, mit Datum und Uhrzeit.',
	'Please say when it ends, with a date and a time.':
		'Bitte sag, wann es endet, mit Datum und Uhrzeit.',
	'Please choose how often it repeats, 1 to {count} times.':
		'Bitte wähle, wie oft es sich wiederholt, 1- bis {count}-mal.',
	'Please write the dates that are left out like 2027-12-25, with commas between them.':
		'Bitte schreib die Daten, die ausgelassen werden, wie 2027-12-25, mit Kommas dazwischen.',
	'Please leave out only dates that the series has, and not its first one.':
		'Bitte lass nur Termine aus, die die Serie hat, und nicht den ersten.',
	'Please repeat it fewer times: the dates of a series may last {days} days together.':
		'Bitte wiederhole es seltener: Die Termine einer Reihe dürfen zusammen {days} Tage dauern.',
	'Please choose the business that hosts it.': 'Bitte wähle den Laden, der es veranstaltet.',
	'Please choose a business.': 'Bitte wähle einen Laden.',
	'Please tell the owner why, so that they can fix it.':
		'Bitte sag, warum, damit sich das ändern lässt.',
	'Please enter both latitude and longitude, or neither.':
		'Bitte gib Breiten- und Längengrad ein, oder keins von beiden.',
	'Please enter an age in years, from 0 for everybody to 99.':
		'Bitte gib ein Alter in Jahren an, von 0 für alle bis 99.',
	'Please send true or false.': 'Bitte sende true oder false.',
	'Please choose the currency of the price.': 'Bitte wähle die Währung des Preises.',
	"Clocks in {zone} go forward at this time, so it doesn't exist on that day. Did you mean {time}?":
		'In {zone} werden die Uhren zu dieser Zeit vorgestellt, deshalb gibt es sie an dem Tag nicht. Meintest du {time}?',
	'Please choose an end after the start.': 'Bitte wähle ein Ende nach dem Beginn.',
	'An event can last up to {days} days. Announce a longer one in parts.':
		'Ein Event kann bis zu {days} Tage dauern. Kündige ein längeres in Teilen an.',
	'This is in the past. Please choose a later time.':
		'Das liegt in der Vergangenheit. Bitte wähle eine spätere Zeit.',
	'Please choose a time within the next {years} years.':
		'Bitte wähle eine Zeit in den nächsten {years} Jahren.',
	'Please give the business a name.': 'Bitte gib dem Laden einen Namen.',
	'Please type the name of the business, {name}, to delete it.':
		'Tippe zum Löschen bitte den Namen des Ladens ein: {name}.',
	'Please use at most 256 characters.': 'Bitte höchstens 256 Zeichen.',
	'Please enter the code.': 'Bitte gib den Code ein.',
	'The code has six digits.': 'Der Code hat sechs Ziffern.',
	'Please enter your current password.': 'Bitte gib dein aktuelles Passwort ein.',
	'Please enter a new password.': 'Bitte gib ein neues Passwort ein.',
	'Please choose a new password.': 'Bitte wähle ein neues Passwort.',
	'Your browser has made no passkey. Please try again.':
		'Dein Browser hat keinen Passkey erstellt. Bitte versuch es noch einmal.',
	'This passkey is too large. Please try another device.':
		'Dieser Passkey ist zu groß. Bitte versuch es mit einem anderen Gerät.',
	'Please give this passkey a name, such as “My phone”.':
		'Bitte gib diesem Passkey einen Namen, zum Beispiel „Mein Telefon“.',
	'Please enter your name.': 'Bitte gib deinen Namen ein.',
	'Please tick the box: what you own is removed with your account.':
		'Bitte setz das Häkchen: Was dir gehört, wird mit deinem Konto entfernt.',
	'There is no such picture': 'Dieses Bild gibt es nicht',
	'It may have been replaced or removed.': 'Vielleicht wurde es ersetzt oder entfernt.',
	'This picture is not available right now': 'Dieses Bild ist gerade nicht da',
	'Please try again in a minute.': 'Bitte versuch es in einer Minute noch einmal.',
	'Please enter a price like 12 or 12.50, or 0 if it’s free.':
		'Bitte gib einen Preis ein, zum Beispiel 12 oder 12,50, oder 0, wenn es kostenlos ist.',
	'Please enter a price up to {max}.': 'Bitte gib einen Preis bis {max} ein.',
	'Please choose a currency, like EUR.': 'Bitte wähle eine Währung, zum Beispiel EUR.',
	'This address supports only {methods}.': 'Diese Adresse kennt nur {methods}.',
	'Send it uncompressed': 'Sende es unkomprimiert',
	'Send the body as it is, without a Content-Encoding.':
		'Sende den Inhalt, wie er ist, ohne Content-Encoding.',
	'You have as many passkeys as fit': 'Mehr Passkeys passen nicht',
	'Your account has twenty passkeys already. Remove one that you no longer use, then add this one.':
		'Dein Konto hat schon zwanzig Passkeys. Entferne einen, den du nicht mehr benutzt, und füge dann diesen hinzu.',
	'Please try that again': 'Bitte versuch das noch einmal',
	'Your account was being changed at the same moment. Nothing has changed by this. Please try again.':
		'Dein Konto wurde im selben Moment geändert. Hierdurch hat sich nichts geändert. Bitte versuch es noch einmal.',
	"That isn't possible from here": 'Das geht von hier aus nicht',
	'The sign-in service takes no requests from your network right now, and nothing has changed. Please try again later, or from another network.':
		'Der Anmeldedienst nimmt aus deinem Netzwerk gerade nichts an, und es hat sich nichts geändert. Bitte versuch es später oder aus einem anderen Netzwerk noch einmal.',
	"Popmap's sign-in isn't set up for authenticator apps. Nothing has changed.":
		'Die Anmeldung von Popmap ist nicht für Authenticator-Apps eingerichtet. Es hat sich nichts geändert.',
	"That isn't allowed here": 'Das ist hier nicht erlaubt',
	'Whoever runs this site does not allow this change, and nothing has changed. Please try something else, or write to us.':
		'Wer diese Website betreibt, lässt diese Änderung nicht zu, und es hat sich nichts geändert. Bitte versuch etwas anderes, oder schreib uns.',
	'That token is gone': 'Dieses Token gibt es nicht mehr',
	'It has been deleted already. Reload the page to see those you have.':
		'Es wurde schon gelöscht. Lade die Seite neu, um deine zu sehen.',
	'You have as many tokens as one person can have': 'Mehr Tokens kann eine Person nicht haben',
	'That’s {count}, expired ones included. Delete one that you don’t use any more, then try again.':
		'Das sind {count}, abgelaufene mitgezählt. Lösche eins, das du nicht mehr benutzt, und versuch es dann noch einmal.',
	'Please give it a name.': 'Bitte gib ihm einen Namen.',
	'Please choose how long it works.': 'Bitte wähle, wie lange es gilt.',
	'Please choose at least one.': 'Bitte wähle mindestens eins.',
	'That’s enough places': 'Das sind genug Orte',
	'You can keep {count} places. Remove one that you no longer need.':
		'Du kannst {count} Orte behalten. Entferne einen, den du nicht mehr brauchst.',
	'You have this name already': 'Diesen Namen hast du schon',
	'Another one of your places has this name. Choose a different one.':
		'Ein anderer deiner Orte heißt so. Wähle einen anderen Namen.',
	'Please choose a place.': 'Bitte wähle einen Ort.',
	'Please choose an event.': 'Bitte wähle ein Event.',
	'Another business has this short name, or had it until recently.':
		'Diesen Kurznamen hat ein anderer Laden, oder er hatte ihn bis vor Kurzem.',
	'Too many short names': 'Zu viele Kurznamen',
	'This business has had {count} other short names in the last six months, and they still lead to it. Keep the one that it has for now, or take one of those back.':
		'Dieser Laden hatte im letzten halben Jahr {count} andere Kurznamen, die noch zu ihm führen. Behalte vorerst den jetzigen, oder nimm einen davon zurück.',
	'Please choose 3 to 30 letters from a to z, digits or hyphens, with a letter among them, like mobile-bakery.':
		'Bitte wähle 3 bis 30 Buchstaben von a bis z, Ziffern oder Bindestriche, mit mindestens einem Buchstaben, wie mobile-bakery.',
	'This name is reserved. Please choose another one.':
		'Dieser Name ist reserviert. Bitte wähle einen anderen.',
	'Only moderators can suspend businesses. Ask to be added if you should be one.':
		'Nur die Moderation kann Läden sperren. Bitte darum, aufgenommen zu werden, wenn du dazugehören solltest.',
	'This business is suspended': 'Dieser Laden ist gesperrt',
	'This business is suspended. A moderator can restore it.':
		'Dieser Laden ist gesperrt. Die Moderation kann ihn entsperren.',
	'This business was declined': 'Dieser Laden wurde abgelehnt',
	'A moderator declined this business. Edit it first: then it is reviewed again.':
		'Die Moderation hat diesen Laden abgelehnt. Ändere ihn zuerst, dann wird er noch einmal geprüft.',
	'This business is public': 'Dieser Laden ist öffentlich',
	'This business is verified, so it can no longer be declined. Suspend it instead.':
		'Dieser Laden ist bestätigt und kann nicht mehr abgelehnt werden. Sperre ihn stattdessen.',
	'This business is not public': 'Dieser Laden ist nicht öffentlich',
	'Only a verified business can be suspended. Decline this one instead.':
		'Nur ein bestätigter Laden kann gesperrt werden. Lehne diesen stattdessen ab.',
	'This business is not suspended': 'Dieser Laden ist nicht gesperrt',
	'Only a suspended business can be restored. Verify this one instead.':
		'Nur ein gesperrter Laden kann entsperrt werden. Bestätige diesen stattdessen.',
	'Its business is not public': 'Der Laden ist nicht öffentlich',
	'The business that hosts this event was declined or suspended. Decide about the business first.':
		'Der Laden, der dieses Event veranstaltet, wurde abgelehnt oder gesperrt. Entscheide zuerst über den Laden.',
	'Please choose a reason.': 'Bitte wähle einen Grund.',
	'Only moderators can see what was reported. Ask to be added if you should be one.':
		'Nur die Moderation sieht, was gemeldet wurde. Bitte darum, aufgenommen zu werden, wenn du dazugehören solltest.',
	'That report is gone': 'Diese Meldung gibt es nicht mehr',
	'Another moderator has dealt with it already.':
		'Jemand anderes aus der Moderation hat sich schon darum gekümmert.',
	'There were too many reports from your network. Please try again soon.':
		'Aus deinem Netzwerk kamen zu viele Meldungen. Bitte versuch es gleich noch einmal.',
	'That’s a lot of events': 'Das sind viele Events',
	'You can save {count} events. Remove some that are over.':
		'Du kannst dir {count} Events merken. Entferne welche, die vorbei sind.',
	'That’s a lot of businesses': 'Das sind viele Läden',
	'You can follow {count} businesses. Stop following some first.':
		'Du kannst {count} Läden folgen. Folge zuerst einigen nicht mehr.',
	'This event has not begun': 'Dieses Event hat noch nicht begonnen',
	'Say that you are there when it begins, or up to two hours before.':
		'Sag, dass ihr da seid, wenn es beginnt, oder bis zu zwei Stunden vorher.',
	'This business does not take part': 'Dieser Laden macht nicht mit',
	'Join the event first.': 'Mach zuerst bei dem Event mit.',
	'Please say until when, with a date and a time.': 'Bitte sag, bis wann, mit Datum und Uhrzeit.',
	'Please choose a time from now until the end of the event, 24 hours from now at most.':
		'Bitte wähle eine Zeit zwischen jetzt und dem Ende des Events, höchstens 24 Stunden ab jetzt.',
	'Only by invitation': 'Nur mit Einladung',
	'The host invites the businesses that take part in this event. Ask them to invite yours.':
		'Zu diesem Event werden die Läden eingeladen, die mitmachen. Bitte darum, dass deiner eingeladen wird.',
	'The host has said no': 'Leider abgesagt',
	'The host doesn’t want this business at this event. They can still invite it.':
		'Dieser Laden soll bei diesem Event nicht mitmachen. Er kann aber noch eingeladen werden.',
	"We can't find that request": 'Diese Anfrage finden wir nicht',
	'The business may have withdrawn it, or somebody in your team has already decided.':
		'Vielleicht hat der Laden sie zurückgezogen, oder jemand aus deinem Team hat schon entschieden.',
	"That business isn't taking part": 'Dieser Laden macht nicht mit',
	'It may have left, or somebody in your team has already removed it.':
		'Vielleicht ist er ausgestiegen, oder jemand aus deinem Team hat ihn schon entfernt.',
	'Somebody was changing who takes part at the same moment. Nothing has changed by this. Please try again.':
		'Jemand hat im selben Moment geändert, wer mitmacht. Hierdurch hat sich nichts geändert. Bitte versuch es noch einmal.',
	'It takes part already': 'Er macht schon mit',
	'This business has joined the event. Remove it if it shouldn’t come.':
		'Dieser Laden macht beim Event mit. Entferne ihn, wenn er nicht kommen soll.',
	"This event isn't public yet": 'Dieses Event ist noch nicht öffentlich',
	'Businesses can join once a moderator has approved it.':
		'Läden können mitmachen, sobald die Moderation es freigegeben hat.',
	'Too many requests are open': 'Zu viele Anfragen sind offen',
	'A business can wait for {count} answers and places at once. Withdraw one, or try again later.':
		'Ein Laden kann auf {count} Antworten und Plätze zugleich warten. Zieh eine Anfrage zurück, oder versuch es später noch einmal.',
	'An event can have {count} open invitations. Take one back, or wait for answers.':
		'Ein Event kann {count} offene Einladungen haben. Nimm eine zurück, oder warte auf Antworten.',
	'Please tell them why.': 'Bitte sag ihnen, warum.',
	'Please choose how businesses join.': 'Bitte wähle, wie Läden mitmachen können.',
	'Please enter a number from 1 to {max}, or leave it empty.':
		'Bitte gib eine Zahl von 1 bis {max} ein, oder lass es leer.',
	'Only moderators with the permission to audit can read the log. Ask for it if you need it.':
		'Das Protokoll liest nur, wer es in der Moderation prüfen darf. Bitte darum, wenn du es brauchst.',
	'This event is not repeated': 'Dieses Event wird nicht wiederholt',
	'Please choose which dates you change.': 'Bitte wähle, welche Termine du änderst.',
	'This date is over. Change it alone, or begin with one that is still to come.':
		'Dieser Termin ist vorbei. Ändere ihn allein, oder fang mit einem an, der noch kommt.',
	'With this change, another date would be over, or more than three years ahead. Choose fewer dates.':
		'Mit dieser Änderung wäre ein anderer Termin schon vorbei oder mehr als drei Jahre hin. Wähle weniger Termine.',
	'We can’t find that draft': 'Diesen Entwurf finden wir nicht',
	'It may have been announced or deleted, perhaps in another tab.':
		'Vielleicht wurde er schon angekündigt oder gelöscht, etwa in einem anderen Tab.',
	'That’s enough drafts': 'Das sind genug Entwürfe',
	'You can keep {count} drafts. Announce one, or delete one that you no longer need.':
		'Du kannst {count} Entwürfe behalten. Kündige einen an, oder lösch einen, den du nicht mehr brauchst.',
	'This event has one date. Decide about it alone.':
		'Dieses Event hat einen Termin. Entscheide nur über ihn.',
	'This calendar is gone': 'Diesen Kalender gibt es nicht mehr',
	'Its link was replaced, or its owner ended it.':
		'Sein Link wurde ersetzt, oder der Kalender wurde beendet.',
	'Please tell us why the decision is wrong.': 'Bitte sag uns, warum die Entscheidung falsch ist.',
	'Please tell the owner why the decision stays.': 'Bitte sag, warum die Entscheidung bleibt.',
	'There is nothing to appeal against': 'Es gibt nichts, dem du widersprechen kannst',
	'No moderator has declined or suspended this business.':
		'Die Moderation hat diesen Laden weder abgelehnt noch gesperrt.',
	'You have appealed already': 'Du hast schon widersprochen',
	'There is one appeal against each decision. A moderator answers it.':
		'Jeder Entscheidung kann einmal widersprochen werden. Die Moderation antwortet.',
	'That appeal is gone': 'Diesen Widerspruch gibt es nicht mehr',
	'It was answered, or the business was decided about anew.':
		'Er wurde beantwortet, oder über den Laden wurde neu entschieden.',
	'Only moderators can answer appeals. Ask to be added if you should be one.':
		'Nur die Moderation beantwortet Widersprüche. Bitte darum, aufgenommen zu werden, wenn du dazugehören solltest.',
	"We can't find that question": 'Diese Frage finden wir nicht',
	'It may have been deleted by whoever asked it.':
		'Vielleicht hat sie gelöscht, wer sie gestellt hat.',
	'This question is done': 'Diese Frage ist erledigt',
	'Somebody in your team has answered or closed it already.':
		'Jemand aus deinem Team hat sie schon beantwortet oder geschlossen.',
	'This is your event': 'Das ist dein Event',
	'You are the one who answers questions about it.': 'Fragen dazu beantwortest du selbst.',
	'This event takes no questions': 'Zu diesem Event kannst du nichts fragen',
	'Questions are for public events to come. This one is over, was cancelled or is not public.':
		'Fragen kannst du zu öffentlichen Events stellen, die noch kommen. Dieses ist vorbei, abgesagt oder nicht öffentlich.',
	'Nobody can answer yet': 'Noch kann niemand antworten',
	'Its organiser isn’t verified yet, or isn’t on Popmap. Nobody would read your question.':
		'Wer es veranstaltet, ist noch nicht bestätigt oder nicht auf Popmap. Niemand würde deine Frage lesen.',
	"This event isn't public": 'Dieses Event ist nicht öffentlich',
	'While it isn’t, nobody can answer questions about it.':
		'Solange das so ist, kann niemand Fragen dazu beantworten.',
	'Please confirm your e-mail address': 'Bitte bestätige deine E-Mail-Adresse',
	'Without it, the answer would not reach you. Confirm an address on your account page, then ask again.':
		'Sonst käme die Antwort nicht bei dir an. Bestätige eine Adresse in deinem Konto, und frag dann noch einmal.',
	'Go to your address': 'Zu deiner Adresse',
	'You have asked enough': 'Du hast genug gefragt',
	'One person can ask {count} questions about an event.':
		'Eine Person kann zu einem Event {count} Fragen stellen.',
	'Your questions are waiting': 'Deine Fragen warten noch',
	'You can have {count} questions that wait for an answer. Ask again when one of them is answered.':
		'Du kannst {count} Fragen haben, die auf Antwort warten. Frag wieder, wenn eine davon beantwortet ist.',
	'The organiser has a lot to answer': 'Hier ist schon viel zu beantworten',
	'{count} questions about this event are waiting. Please try again tomorrow.':
		'{count} Fragen zu diesem Event warten. Bitte versuch es morgen noch einmal.',
	'That’s enough for today': 'Das reicht für heute',
	'You can ask {count} questions a day. Please try again tomorrow.':
		'Du kannst am Tag {count} Fragen stellen. Bitte versuch es morgen noch einmal.',
	'Please write your question.': 'Bitte schreib deine Frage.',
	'Please write your answer.': 'Bitte schreib deine Antwort.',
	'Please tell us how we can see that the business is yours.':
		'Bitte sag uns, woran wir sehen, dass der Laden dir gehört.',
	'This business has an owner': 'Dieser Laden gehört schon jemandem',
	'Only a business without an owner can be claimed. Ask its owner to invite you to the team.':
		'Übernehmen kannst du nur einen Laden, der niemandem gehört. Bitte darum, ins Team eingeladen zu werden.',
	'Please confirm an e-mail address': 'Bitte bestätige eine E-Mail-Adresse',
	'Moderators need a confirmed e-mail address to decide about your claim.':
		'Die Moderation braucht eine bestätigte E-Mail-Adresse, um darüber zu entscheiden.',
	'Confirm an address': 'Adresse bestätigen',
	'You have claimed this business already': 'Du willst diesen Laden schon übernehmen',
	'Everybody can claim a business once. A moderator looks at your claim.':
		'Das geht für jeden Laden einmal. Die Moderation schaut es sich an.',
	'Too many claims are waiting': 'Zu viele Übernahmen warten',
	'One person can have {openClaims} claims that wait. Claim more when some of them are decided.':
		'Auf die Moderation warten können {openClaims} Übernahmen gleichzeitig. Versuch es wieder, wenn über einige entschieden ist.',
	'Several people claim this business': 'Mehrere wollen diesen Laden übernehmen',
	'A moderator decides about their claims first. Please try again in a few days.':
		'Darüber entscheidet zuerst die Moderation. Bitte versuch es in ein paar Tagen wieder.',
	'That claim is gone': 'Diese Übernahme gibt es nicht mehr',
	'It was decided or withdrawn, or the business has an owner now.':
		'Darüber ist entschieden, sie wurde zurückgezogen, oder der Laden gehört jetzt jemandem.',
	'Only moderators can decide about claims. Ask to be added if you should be one.':
		'Nur die Moderation entscheidet über Übernahmen. Bitte darum, aufgenommen zu werden, wenn du dazugehören solltest.'
};
