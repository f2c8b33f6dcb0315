import type { errors as german } from '../de/errors.ts';

export const errors: Record<keyof typeof german, string> = {
	'Please name the category.': 'Ponle un nombre a la categoría.',
	'Please send its place among the categories, from 1.':
		'Envía su lugar entre las categorías, desde 1.',
	'Please choose another category.': 'Elige otra categoría.',
	'Another category has this name.': 'Otra categoría ya se llama así.',
	'Only moderators with the permission for categories can manage them. Ask for it if you need it.':
		'Solo quienes moderan y tienen el permiso para las categorías pueden gestionarlas. Pídelo si lo necesitas.',
	'That category is gone': 'Esa categoría ya no existe',
	'It may have been merged into another one.': 'Puede que se haya fusionado con otra.',
	'That’s all the categories there can be': 'No puede haber más categorías',
	'There can be {count} categories. Merge two of them first.':
		'Puede haber {count} categorías. Fusiona antes dos de ellas.',
	'No more categories can be merged': 'No se pueden fusionar más categorías',
	'The site remembers {count} merged categories, so that old links still work. Retire this one instead.':
		'El sitio recuerda {count} categorías fusionadas para que los enlaces antiguos funcionen. Retira esta en su lugar.',
	'Somebody else changed the categories just now. Please look at them, then try again.':
		'Alguien más acaba de cambiar las categorías. Míralas y vuelve a intentarlo.',
	'This category was changed very often today': 'Esta categoría ha cambiado muchas veces hoy',
	'One category can be changed {count} times a day. Please go on tomorrow.':
		'Una categoría se puede cambiar {count} veces al día. Sigue mañana.',
	'Go to the home page': 'Ir a la página de inicio',
	'Sign in': 'Iniciar sesión',
	'Try again': 'Intentarlo otra vez',
	'Go to your dashboard': 'Ir a tu panel',
	'Go to your account': 'Ir a tu cuenta',
	'Sign in another way': 'Entrar de otra forma',
	'Reset your password': 'Restablecer tu contraseña',
	"See where you're signed in": 'Ver dónde tienes la sesión abierta',
	'Back to your data': 'Volver a tus datos',
	'Back to your ways to sign in': 'Volver a tus formas de entrar',
	'Choose what we e-mail you': 'Elegir qué te escribimos',
	"Confirm that it's you": 'Confirmar que eres tú',
	"That person isn't in the team": 'Esa persona no está en el equipo',
	'They may have left, or were removed in another tab.':
		'Quizá lo ha dejado, o se la quitó en otra pestaña.',
	'Please enter the address to look up.': 'Escribe la dirección que quieres buscar.',
	'We can’t find this address. Check it, or place the pin yourself.':
		'No encontramos esta dirección. Revísala o coloca el marcador tú.',
	'Please give the id of a notification.': 'Indica el identificador de una novedad.',
	'The gallery is full': 'La galería está llena',
	'It has {count} pictures. Remove one to make room for another.':
		'Tiene {count} imágenes. Quita una para añadir otra.',
	'Many addresses are being looked up': 'Se están buscando muchas direcciones',
	'Try again in a few seconds, or place the pin yourself. What you typed is still here.':
		'Vuelve a intentarlo en unos segundos o coloca el marcador tú. Lo que escribiste sigue aquí.',
	'We look up {count} addresses a day for one person. Place the pin yourself, or try again tomorrow. What you typed is still here.':
		'Buscamos {count} direcciones al día por persona. Coloca el marcador tú o vuelve a intentarlo mañana. Lo que escribiste sigue aquí.',
	'We couldn’t look up the address': 'No pudimos buscar la dirección',
	'The address search doesn’t answer. Try again later, or place the pin yourself. What you typed is still here.':
		'La búsqueda de direcciones no responde. Inténtalo más tarde o coloca el marcador tú. Lo que escribiste sigue aquí.',
	'A business needs an owner': 'Un negocio necesita titular',
	'Hand the business over first. Then you can leave.':
		'Cede primero el negocio. Después podrás dejarlo.',
	'Only the owner can do that': 'Solo su titular puede hacer eso',
	'You do not have permission to manage this team. Ask the owner.':
		'No tienes permiso para gestionar este equipo. Pregunta a su titular.',
	'Too many invitations are open': 'Hay demasiadas invitaciones abiertas',
	'A business can have {count} open invitations, and you can make {perDay} a day. Withdraw one, or try again tomorrow.':
		'Un negocio puede tener {count} invitaciones abiertas, y tú puedes hacer {perDay} al día. Retira una o inténtalo mañana.',
	'That was a lot for one day': 'Es mucho para un solo día',
	"You've changed so much today that nothing was saved now. Please go on tomorrow.":
		'Hoy has cambiado tanto que ahora no se ha guardado nada. Sigue mañana, por favor.',
	'Too many events were added to calendars from your network. Please try again soon.':
		'Desde tu red se han añadido demasiados eventos a calendarios. Vuelve a intentarlo dentro de poco.',
	'This team is full': 'Este equipo está completo',
	'A team has {members} people beside the owner, and one person can be in {teams} teams. Ask the owner to make room.':
		'Un equipo tiene {members} personas además de su titular, y una persona puede estar en {teams} equipos. Pide que te hagan sitio.',
	'This invitation is no longer valid': 'Esta invitación ya no es válida',
	"You're in this team already": 'Ya estás en este equipo',
	'Send the link to the person whom it is for.': 'Envía el enlace a la persona para la que es.',
	"We can't send that yet": 'Todavía no podemos enviarlo',
	'We write to people for businesses that are verified. Make a link and pass it on yourself.':
		'Solo escribimos en nombre de negocios verificados. Crea un enlace y pásalo tú.',
	'Please choose a role.': 'Elige un papel.',
	'Please sign in': 'Inicia sesión',
	'Please sign in again': 'Inicia sesión otra vez',
	'Sign in first, then try again.': 'Inicia sesión primero e inténtalo otra vez.',
	'Sign in first, or send a Cognito access token as a Bearer token.':
		'Inicia sesión primero e inténtalo otra vez.',
	'Please check what you entered': 'Revisa lo que escribiste',
	'One field needs your attention.': 'Hay un campo que revisar.',
	'{count} fields need your attention.': 'Hay {count} campos que revisar.',
	'This was changed in the meantime': 'Esto ha cambiado mientras tanto',
	'It was changed after you opened it, perhaps in another tab. Compare both versions, then save again.':
		'Cambió después de que lo abrieras, quizá en otra pestaña. Compara las dos versiones y guarda otra vez.',
	'It was changed after you opened it, by its owner or a moderator. Read the new version, then decide again.':
		'Cambió después de que lo abrieras. Lee la versión nueva y decide otra vez.',
	'You have already sent this form': 'Ya enviaste este formulario',
	'Your first version arrived and created “{name}”. Edit that one: it is on your dashboard.':
		'Tu primera versión llegó y creó «{name}». Edita esa: está en tu panel.',
	"This list can't continue from here": 'Esta lista no puede seguir desde aquí',
	'The cursor does not belong to this list. Omit it to start from the beginning.':
		'La dirección no corresponde a esta lista. Vuelve a empezar desde el principio.',
	'There is nothing here': 'Aquí no hay nada',
	'The address may be mistyped, or the page may have been removed.':
		'Puede que la dirección esté mal escrita o que la página ya no exista.',
	'The address begins with more than one slash. Start from the home page.':
		'La dirección empieza con más de una barra. Empieza desde la página de inicio.',
	'Something went wrong on our side': 'Algo ha fallado de nuestro lado',
	"We've logged it under the reference below. Please try again in a moment.":
		'Lo hemos anotado con la referencia de abajo. Inténtalo otra vez en un momento.',
	"Popmap can't reach its data right now": 'Popmap no puede acceder a sus datos ahora mismo',
	'Please try again in a few seconds. What you entered may not have been saved.':
		'Inténtalo otra vez en unos segundos. Puede que lo que escribiste no se haya guardado.',
	'One moment, please': 'Un momento',
	"We can't look up your session right now. You're still signed in: please try again in a few seconds.":
		'Ahora mismo no podemos consultar tu sesión. Sigue abierta: inténtalo otra vez en unos segundos.',
	'This request came from another site': 'Esta petición venía de otro sitio',
	'To keep your account safe, Popmap accepts changes from its own pages only.':
		'Para mantener segura tu cuenta, Popmap solo acepta cambios desde sus propias páginas.',
	"We can't read this form": 'No podemos leer este formulario',
	'Go back and send the form from its page.': 'Vuelve atrás y envía el formulario desde su página.',
	'Please wait a minute': 'Espera un minuto',
	'There were too many sign-ins from your network. Please try again soon.':
		'Hubo demasiados inicios de sesión desde tu red. Inténtalo otra vez pronto.',
	'You made too many changes at once. Please try again soon. Nothing is lost.':
		'Hiciste demasiados cambios a la vez. Inténtalo otra vez pronto. No se ha perdido nada.',
	'You asked for your account very often. Please try again soon. Nothing is lost.':
		'Has consultado tu cuenta muchas veces. Inténtalo otra vez pronto. No se ha perdido nada.',
	'This address is too long': 'Esta dirección es demasiado larga',
	'Please shorten your search, or start from the home page.':
		'Acorta tu búsqueda o empieza desde la página de inicio.',
	'Your browser sends too much': 'Tu navegador envía demasiado',
	'Clear the cookies for Popmap and sign in again.':
		'Borra las cookies de Popmap e inicia sesión otra vez.',
	"That's too much at once": 'Es demasiado de una vez',
	'Please shorten what you entered: a form may hold 64 kilobytes.':
		'Acorta lo que escribiste: en un formulario caben 64 kilobytes.',
	'This picture is too large': 'Esta imagen es demasiado grande',
	'A picture may have up to 10 megabytes. Please choose a smaller one.':
		'Una imagen puede tener hasta 10 megabytes. Elige una más pequeña.',
	"That didn't arrive completely": 'No llegó completo',
	'The connection ended before everything was sent. Please send it again.':
		'La conexión se cortó antes de enviarlo todo. Envíalo otra vez.',
	'This method is not supported here': 'Este método no se admite aquí',
	'This address supports only GET.': 'Esta dirección solo admite GET.',
	"We can't find that business": 'No encontramos ese negocio',
	'The address may be mistyped, or the business is not public or has been removed.':
		'Puede que la dirección esté mal escrita, o que el negocio no sea público o ya no exista.',
	'This is not your business': 'Este no es tu negocio',
	'You do not have permission to manage this business':
		'No tienes permiso para gestionar este negocio.',
	'Only for moderators': 'Solo para el equipo de moderación',
	'Please enter what you are looking for.': 'Escribe qué buscas.',
	'Your account is suspended': 'Tu cuenta está suspendida',
	'A moderator suspended your account, so you can’t do this. You can see why, say why that’s wrong, and take your data with you.':
		'Un moderador ha suspendido tu cuenta, así que no puedes hacer esto. Puedes ver el motivo, reclamar y llevarte tus datos.',
	'See why': 'Ver el motivo',
	"We can't find that person": 'No encontramos a esa persona',
	'The address may be mistyped, or they have deleted their account.':
		'Puede que la dirección esté mal escrita o que haya eliminado su cuenta.',
	'Only moderators can suspend people. Ask to be added if you should be one.':
		'Solo los moderadores pueden suspender a personas. Pide que te añadan si deberías serlo.',
	'This is you': 'Eres tú',
	'You can’t suspend yourself. Ask another moderator.':
		'No puedes suspenderte a ti mismo. Pídeselo a otro moderador.',
	'Nobody is suspended here': 'Aquí no hay nadie suspendido',
	'There is no suspension to appeal against.': 'No hay ninguna suspensión contra la que reclamar.',
	'You can appeal once. The moderators’ answer will appear here.':
		'Puedes reclamar una vez. La respuesta de los moderadores aparecerá aquí.',
	'This appeal no longer waits': 'Esta reclamación ya no espera',
	'Another moderator may have answered it.': 'Puede que otro moderador ya la haya respondido.',
	'Please tell the person why.': 'Explica a la persona por qué.',
	'This edit is gone': 'Ese cambio ya no está',
	'Another moderator has seen it, or it was edited again. Look at the list once more.':
		'Puede que otro moderador lo haya visto o que se haya cambiado otra vez. Vuelve a mirar la lista.',
	'Please send the time of the last edit that you saw.':
		'Envía la hora del último cambio que has visto.',
	'Only moderators can verify businesses. Ask to be added if you should be one.':
		'Solo el equipo de moderación puede verificar negocios. Pide que te añadan si deberías formar parte.',
	'Only moderators can approve or reject events. Ask to be added if you should be one.':
		'Solo el equipo de moderación puede aprobar o rechazar eventos. Pide que te añadan si deberías formar parte.',
	'Only moderators can review businesses and events. Ask to be added if you should be one.':
		'Solo el equipo de moderación puede revisar negocios y eventos. Pide que te añadan si deberías formar parte.',
	"Only moderators can end other people's sessions. Ask to be added if you should be one.":
		'Solo el equipo de moderación puede cerrar las sesiones de otras personas. Pide que te añadan si deberías formar parte.',
	'Too many businesses are waiting': 'Hay demasiados negocios en espera',
	'One person can have {count} businesses that wait for verification. Take over more when some of them are verified.':
		'Una persona puede tener {count} negocios en espera de verificación. Asume más cuando algunos estén verificados.',
	'You have {count} businesses that wait for verification, which is as many as one person can have. Register this one when some of them are verified.':
		'Tienes {count} negocios en espera de verificación, el máximo por persona. Registra este cuando algunos estén verificados.',
	"We can't find that event": 'No encontramos ese evento',
	'The address may be mistyped, or the event is not public or has been removed.':
		'Puede que la dirección esté mal escrita, o que el evento no sea público o ya no exista.',
	'This is not your event': 'Este no es tu evento',
	'You do not have permission to manage this event':
		'No tienes permiso para gestionar este evento.',
	'This event has ended': 'Este evento ya terminó',
	'This event is over, so businesses can no longer join or leave. Choose an upcoming one.':
		'Este evento ya terminó, así que los negocios ya no pueden unirse ni retirarse. Elige uno próximo.',
	'This event is cancelled': 'Este evento está cancelado',
	'This event was cancelled, so it can no longer change. Choose another one.':
		'Este evento se canceló, así que ya no puede cambiar. Elige otro.',
	'Too many announcements are waiting': 'Hay demasiados anuncios en espera',
	'You have {count} announcements that wait for review or that you cancelled today, which is as many as one person can have. Announce this one when some of them are public.':
		'Tienes {count} anuncios en espera de revisión o cancelados hoy, el máximo por persona. Anuncia este cuando algunos sean públicos.',
	'This link doesn’t work any more': 'Este enlace ya no funciona',
	'Links in our e-mails work for 90 days. Sign in to choose what we e-mail you.':
		'Los enlaces de nuestros correos sirven durante 90 días. Inicia sesión para elegir qué te escribimos.',
	'Please choose a picture.': 'Elige una imagen.',
	"We can't read this picture. Please choose a JPEG, PNG or WebP file.":
		'No podemos leer esta imagen. Elige un archivo JPEG, PNG o WebP.',
	'This picture is too narrow. Its longer side may be up to eight times as long as the other.':
		'Esta imagen es demasiado estrecha. El lado largo puede medir hasta ocho veces el corto.',
	'This picture is too small. Each side needs at least 64 pixels.':
		'Esta imagen es demasiado pequeña. Cada lado necesita al menos 64 píxeles.',
	'This picture is too large. It may have up to 50 million pixels.':
		'Esta imagen es demasiado grande. Puede tener hasta 50 millones de píxeles.',
	"That's enough pictures for today": 'Ya son suficientes imágenes por hoy',
	'One person can upload {day} pictures a day, and keep {all} in all. Please remove some, or try again tomorrow.':
		'Puedes subir {day} imágenes al día y conservar {all} en total. Quita algunas o inténtalo mañana.',
	'This link is no longer valid': 'Este enlace ya no sirve',
	'It has expired, has been used, or was withdrawn. Ask for a new one.':
		'Ha caducado, ya se usó o se retiró. Pide uno nuevo.',
	'This link is for somebody else': 'Este enlace es para otra persona',
	'It hands over your own businesses. Send it to the person who should have them.':
		'Traspasa tus propios negocios. Envíalo a la persona que debe tenerlos.',
	"There's nothing to hand over": 'No hay nada que traspasar',
	'You own no business. What you announced goes with the businesses that host it.':
		'No tienes ningún negocio. Lo que anunciaste va con los negocios que lo organizan.',
	"That's your only way to sign in": 'Es tu única forma de entrar',
	'Add another way to sign in first, or delete your account.':
		'Añade antes otra forma de entrar, o elimina tu cuenta.',
	"You don't sign in that way": 'No entras de esa forma',
	'It may have been removed in another tab.': 'Puede que se haya quitado en otra pestaña.',
	"The sign-in service isn't answering": 'El servicio de acceso no responde',
	'Nothing has been changed. Please try again in a minute.':
		'No ha cambiado nada. Inténtalo otra vez en un minuto.',
	"It's changed, but not everything is done": 'Está cambiado, pero no está todo hecho',
	"The change itself is made. We could not sign out your other devices or note it down: please do that yourself, where you're signed in.":
		'El cambio está hecho. No pudimos cerrar tus otras sesiones ni anotarlo: ciérralas tú desde la lista de tus sesiones.',
	'{provider} looks after this': 'De esto se ocupa {provider}',
	'You sign in with {provider}, so change it in your {provider} account.':
		'Entras con {provider}, así que cámbialo en tu cuenta de allí.',
	"We can't reach your account right now. You're still signed in: please try again in a few seconds.":
		'Ahora mismo no podemos acceder a tu cuenta. Tu sesión sigue abierta: inténtalo otra vez en unos segundos.',
	'That is your address already.': 'Esa ya es tu dirección.',
	'Please wait before the next code': 'Espera antes del próximo código',
	'We send one code a minute and five a day. Use the newest one, or try again later.':
		'Enviamos un código por minuto y cinco por día. Usa el más reciente o inténtalo más tarde.',
	"That code isn't right. Enter the newest one, with six digits.":
		'Ese código no es correcto. Escribe el más reciente, de seis cifras.',
	"That code isn't valid any more. Ask for a new one.": 'Ese código ya no sirve. Pide uno nuevo.',
	'That passkey is gone': 'Esa llave de acceso ya no está',
	'It has been removed already. Reload the page to see those you have.':
		'Ya se había quitado. Recarga la página para ver las que tienes.',
	"Passkeys can't be added here": 'Aquí no se pueden añadir llaves de acceso',
	"Popmap's sign-in pages are under another domain, so your browser would refuse it. You can use an authenticator app instead.":
		'Las páginas de acceso de Popmap están en otro dominio, así que tu navegador lo rechazaría. En su lugar puedes usar una app de autenticación.',
	'Please wait a while': 'Espera un rato',
	'That was tried too often. Nothing has changed. Please wait an hour, then try again.':
		'Se intentó demasiadas veces. No ha cambiado nada. Espera una hora e inténtalo otra vez.',
	"The passkey wasn't added": 'No se añadió la llave de acceso',
	"Your device's answer came too late or wasn't accepted. Please try again.":
		'La respuesta de tu dispositivo llegó tarde o no se aceptó. Inténtalo otra vez.',
	"Passkeys aren't offered here": 'Aquí no hay llaves de acceso',
	"Popmap's sign-in isn't set up for passkeys. You can use an authenticator app instead.":
		'El acceso de Popmap no está preparado para llaves de acceso. En su lugar puedes usar una app de autenticación.',
	'Your sign-in was ended elsewhere. Sign in again, then try once more.':
		'Tu sesión se cerró en otro lugar. Inicia sesión otra vez y vuelve a intentarlo.',
	'Another account already signs in with this address. Use a different one, or sign in to that account.':
		'Otra cuenta ya entra con esta dirección. Usa otra, o entra en esa cuenta.',
	"We couldn't send a code to this address. Check it, or use another one.":
		'No pudimos enviar un código a esta dirección. Revísala o usa otra.',
	"We can't send codes right now": 'Ahora mismo no podemos enviar códigos',
	'Nothing has changed. Please try again later.': 'No ha cambiado nada. Inténtalo más tarde.',
	'Please choose a stronger password: at least eight characters, with capital and small letters and a digit.':
		'Elige una contraseña más segura: al menos ocho caracteres, con mayúsculas, minúsculas y una cifra.',
	"You've used this password before. Please choose a new one.":
		'Ya usaste esta contraseña antes. Elige una nueva.',
	'Please reset your password first': 'Restablece antes tu contraseña',
	'Your password was reset. Choose a new one on the sign-in page, under “Forgotten password”.':
		'Tu contraseña se restableció. Elige una nueva en la página de acceso, en «¿Olvidaste tu contraseña?».',
	"Authenticator apps aren't offered here": 'Aquí no hay apps de autenticación',
	"Popmap's sign-in isn't set up for authenticator apps, or yours was removed. Reload the page and try again.":
		'El acceso de Popmap no está preparado para apps de autenticación, o la tuya se quitó. Recarga la página e inténtalo otra vez.',
	"That didn't work": 'No ha funcionado',
	'Please confirm your account first': 'Confirma antes tu cuenta',
	'Sign in again, and enter the code that we sent you.':
		'Inicia sesión otra vez y escribe el código que te enviamos.',
	"This kind of passkey can't be used": 'Este tipo de llave de acceso no se puede usar',
	"Your device offered a key that Popmap's sign-in can't use. Please try another device or a security key.":
		'Tu dispositivo ofreció una llave que el acceso de Popmap no puede usar. Prueba con otro dispositivo o con una llave de seguridad.',
	"The sign-in service refused this, and nothing has changed. We've logged it. Please try again in a moment.":
		'El servicio de acceso lo rechazó y no ha cambiado nada. Lo hemos anotado. Inténtalo otra vez en un momento.',
	"We can't reach the sign-in service right now":
		'Ahora mismo no podemos contactar con el servicio de acceso',
	"You're still signed in, and what you entered is still here. Please try again in a minute.":
		'Tu sesión sigue abierta y lo que escribiste sigue aquí. Inténtalo otra vez en un minuto.',
	"That isn't your current password.": 'Esa no es tu contraseña actual.',
	"This password can't be used. Please choose another.":
		'Esta contraseña no se puede usar. Elige otra.',
	"Please confirm that it's you": 'Confirma que eres tú',
	'For this, you need to have signed in within the last ten minutes. Sign in again, then send it once more.':
		'Para esto tienes que haber iniciado sesión en los últimos diez minutos. Inicia sesión otra vez y vuelve a enviarlo.',
	'Open this page to sign in': 'Abre esta página para iniciar sesión',
	'To sign in, follow the link on the sign-in page.':
		'Para iniciar sesión, sigue el enlace de la página de acceso.',
	"We don't know that way to sign in": 'No conocemos esa forma de entrar',
	'Please choose one of the options on the sign-in page.':
		'Elige una de las opciones de la página de acceso.',
	'Open this page in your browser': 'Abre esta página en tu navegador',
	"Google doesn't let you sign in inside another app. Open this page in your browser, or sign in another way.":
		'Google no te deja iniciar sesión dentro de otra app. Abre esta página en tu navegador o entra de otra forma.',
	'Signing in keeps starting again': 'El inicio de sesión empieza una y otra vez',
	'Your browser may be blocking our cookies. Allow cookies for Popmap, wait a minute, and try again.':
		'Puede que tu navegador bloquee nuestras cookies. Permite las cookies de Popmap, espera un minuto e inténtalo otra vez.',
	"We can't sign you in right now": 'Ahora mismo no podemos iniciar tu sesión',
	"A service that we depend on isn't responding. Please try again in a minute.":
		'Un servicio que necesitamos no responde. Inténtalo otra vez en un minuto.',
	"Signing in didn't work": 'No se pudo iniciar sesión',
	"Something went wrong between us and the sign-in page. We've logged it under the reference below. Please try again in a moment.":
		'Algo falló entre nosotros y la página de acceso. Lo hemos anotado con la referencia de abajo. Inténtalo otra vez en un momento.',
	"Something went wrong between us and {provider}. We've logged it under the reference below. Please try again in a moment.":
		'Algo falló entre nosotros y {provider}. Lo hemos anotado con la referencia de abajo. Inténtalo otra vez en un momento.',
	'This sign-in is no longer valid': 'Este inicio de sesión ya no es válido',
	'It was started in another browser, has been used, or is more than ten minutes old. Please start again.':
		'Se empezó en otro navegador, ya se usó o tiene más de diez minutos. Vuelve a empezar.',
	'You cancelled the sign-in': 'Cancelaste el inicio de sesión',
	'Nothing was shared with us. You can try again whenever you like.':
		'No se compartió nada con nosotros. Puedes intentarlo otra vez cuando quieras.',
	'Nothing was shared with us. You can try again whenever you like, or sign in another way.':
		'No se compartió nada con nosotros. Puedes intentarlo otra vez cuando quieras, o entrar de otra forma.',
	'We need an e-mail address from the sign-in page':
		'Necesitamos una dirección de correo de la página de acceso',
	'We need an e-mail address from {provider}': 'Necesitamos una dirección de correo de {provider}',
	"Your account didn't give us one. Try again and allow access to your e-mail address when the sign-in page asks. Or sign in another way.":
		'Tu cuenta no nos dio ninguna. Inténtalo otra vez y permite el acceso a tu dirección de correo cuando la página de acceso lo pida. O entra de otra forma.',
	"{provider} didn't give us one. Try again and allow access to your e-mail address when {provider} asks. If it doesn't ask, first remove Popmap under “Apps and websites” in its settings. Or sign in another way.":
		'{provider} no nos dio ninguna. Inténtalo otra vez y permite el acceso a tu dirección de correo cuando te lo pida. Si no lo pide, quita antes Popmap en sus ajustes, en «Aplicaciones y sitios web». O entra de otra forma.',
	'Your accounts have just been linked': 'Tus cuentas se acaban de vincular',
	'Sign in once more to continue.': 'Inicia sesión una vez más para continuar.',
	'This sign-in took too long': 'Este inicio de sesión tardó demasiado',
	'Its one-time code has expired or has been used. Please start again.':
		'Su código de un solo uso caducó o ya se usó. Vuelve a empezar.',
	'That is another account': 'Esa es otra cuenta',
	"You're still signed in as before, and nothing has changed. To confirm that it's you, sign in with the same account.":
		'Tu sesión sigue abierta como antes y no ha cambiado nada. Para confirmar que eres tú, entra con la misma cuenta.',
	'Both accounts have businesses or events': 'Las dos cuentas tienen negocios o eventos',
	'We can only link an account that owns nothing. Sign in with the other one, hand over its businesses or delete that account under “Your data”, then add it here again. Nothing has changed.':
		'Solo podemos vincular una cuenta que no tenga nada. Entra con la otra, traspasa sus negocios o elimina esa cuenta en «Tus datos», y después añádela aquí otra vez. No ha cambiado nada.',
	'We can only link an account that owns nothing. Sign in with {provider}, hand over its businesses or delete that account under “Your data”, then add it here again. Nothing has changed.':
		'Solo podemos vincular una cuenta que no tenga nada. Entra con {provider}, traspasa sus negocios o elimina esa cuenta en «Tus datos», y después añádela aquí otra vez. No ha cambiado nada.',
	'You already sign in with e-mail': 'Ya entras por correo',
	'You already sign in with {provider}': 'Ya entras con {provider}',
	'An account has one way to sign in of each kind. Remove the one that you have first, then add the other. Nothing has changed.':
		'Una cuenta tiene una forma de entrar de cada tipo. Quita antes la que tienes y después añade la otra. No ha cambiado nada.',
	"We couldn't confirm that it's you": 'No pudimos confirmar que eres tú',
	"The sign-in page let you in without asking for your password, so anybody at this device could have done it. Sign out at the sign-in page in this browser first, then try again. You're still signed in here, and nothing has changed.":
		'La página de acceso te dejó entrar sin pedir tu contraseña, así que lo pudo hacer cualquiera en este dispositivo. Cierra antes la sesión allí en este navegador e inténtalo otra vez. Aquí tu sesión sigue abierta y no ha cambiado nada.',
	"{provider} let you in without asking for your password, so anybody at this device could have done it. Sign out at {provider} in this browser first, then try again. You're still signed in here, and nothing has changed.":
		'{provider} te dejó entrar sin pedir tu contraseña, así que lo pudo hacer cualquiera en este dispositivo. Cierra antes la sesión allí en este navegador e inténtalo otra vez. Aquí tu sesión sigue abierta y no ha cambiado nada.',
	"The response didn't come from the service that we asked. Please start again.":
		'La respuesta no vino del servicio al que preguntamos. Vuelve a empezar.',
	'This request is not valid': 'Esta petición no es válida',
	'This site does not take requests from Facebook.': 'Este sitio no acepta peticiones de Facebook.',
	'It was not signed by Facebook for this site within the last day.':
		'Facebook no la firmó para este sitio en el último día.',
	'Please enter some text.': 'Escribe algo.',
	'Please keep this to {max} characters. It has {count} now.':
		'Usa como máximo {max} caracteres. Ahora tiene {count}.',
	'Please keep this to {max} characters.': 'Usa como máximo {max} caracteres.',
	'Please keep this on one line.': 'Escríbelo en una sola línea.',
	'Please enter an e-mail address like hello@example.org.':
		'Escribe una dirección de correo, por ejemplo hello@example.org.',
	'Please enter a telephone number with digits, like +49 30 123456.':
		'Escribe un número de teléfono con cifras, por ejemplo +49 30 123456.',
	'Please choose from the list.': 'Elige de la lista.',
	'Please choose three categories at most.': 'Elige tres categorías como máximo.',
	'Please choose categories from the list.': 'Elige categorías de la lista.',
	'Please fill this in.': 'Rellena este campo.',
	'Please check this field.': 'Revisa este campo.',
	'Please enter a web address, like www.example.org.':
		'Escribe una dirección web, por ejemplo www.example.org.',
	'Please enter a web address, like https://tickets.example.org.':
		'Escribe una dirección web, por ejemplo https://tickets.example.org.',
	'Please enter an address that starts with https://, not http://.':
		'Escribe una dirección que empiece por https://, no por http://.',
	'Please enter your name on {site}, like @yourname, or the address of your profile.':
		'Escribe tu nombre en {site}, por ejemplo @tunombre, o la dirección de tu perfil.',
	'Please enter a latitude between -90 and 90, like 52.52.':
		'Escribe una latitud entre -90 y 90, por ejemplo 52.52.',
	'Please enter a longitude between -180 and 180, like 13.405.':
		'Escribe una longitud entre -180 y 180, por ejemplo 13.405.',
	'Please choose a time zone, like Europe/Berlin.':
		'Elige una zona horaria, por ejemplo Europe/Berlin.',
	'Please give the event a title.': 'Ponle un título al evento.',
	'Please say where it is: the name of the place.': 'Di dónde es: el nombre del lugar.',
	'Please say when it starts, with a date and a time.': 'Di cuándo empieza, con fecha y hora.',
	'Please say when it ends, with a date and a time.': 'Di cuándo termina, con fecha y hora.',
	'Please choose how often it repeats, 1 to {count} times.':
		'Elige cada cuánto se repite, de 1 a {count} veces.',
	'Please write the dates that are left out like 2027-12-25, with commas between them.':
		'Escribe las fechas que se omiten como 2027-12-25, separadas por comas.',
	'Please leave out only dates that the series has, and not its first one.':
		'Omite solo fechas que la serie tenga, y no la primera.',
	'Please repeat it fewer times: the dates of a series may last {days} days together.':
		'Repítelo menos veces: las fechas de una serie pueden durar {days} días en total.',
	'Please choose the business that hosts it.': 'Elige el negocio que lo organiza.',
	'Please choose a business.': 'Elige un negocio.',
	'Please tell the owner why, so that they can fix it.': 'Di por qué, para que se pueda corregir.',
	'Please enter both latitude and longitude, or neither.':
		'Escribe latitud y longitud, o ninguna de las dos.',
	'Please enter an age in years, from 0 for everybody to 99.':
		'Escribe una edad en años, de 0 para todo el mundo a 99.',
	'Please send true or false.': 'Envía true o false.',
	'Please choose the currency of the price.': 'Elige la moneda del precio.',
	"Clocks in {zone} go forward at this time, so it doesn't exist on that day. Did you mean {time}?":
		'En {zone} los relojes se adelantan a esta hora, así que ese día no existe. ¿Querías decir {time}?',
	'Please choose an end after the start.': 'Elige un final posterior al comienzo.',
	'An event can last up to {days} days. Announce a longer one in parts.':
		'Un evento puede durar hasta {days} días. Anuncia uno más largo por partes.',
	'This is in the past. Please choose a later time.': 'Eso ya pasó. Elige una hora posterior.',
	'Please choose a time within the next {years} years.':
		'Elige una hora dentro de los próximos {years} años.',
	'Please give the business a name.': 'Ponle un nombre al negocio.',
	'Please type the name of the business, {name}, to delete it.':
		'Para eliminarlo, escribe el nombre del negocio: {name}.',
	'Please use at most 256 characters.': 'Usa como máximo 256 caracteres.',
	'Please enter the code.': 'Escribe el código.',
	'The code has six digits.': 'El código tiene seis cifras.',
	'Please enter your current password.': 'Escribe tu contraseña actual.',
	'Please enter a new password.': 'Escribe una contraseña nueva.',
	'Please choose a new password.': 'Elige una contraseña nueva.',
	'Your browser has made no passkey. Please try again.':
		'Tu navegador no creó ninguna llave de acceso. Inténtalo otra vez.',
	'This passkey is too large. Please try another device.':
		'Esta llave de acceso es demasiado grande. Prueba con otro dispositivo.',
	'Please give this passkey a name, such as “My phone”.':
		'Ponle un nombre a esta llave de acceso, por ejemplo «Mi teléfono».',
	'Please enter your name.': 'Escribe tu nombre.',
	'Please tick the box: what you own is removed with your account.':
		'Marca la casilla: lo que es tuyo se quita con tu cuenta.',
	'There is no such picture': 'Esa imagen no existe',
	'It may have been replaced or removed.': 'Puede que se haya reemplazado o quitado.',
	'This picture is not available right now': 'Esta imagen no está disponible ahora mismo',
	'Please try again in a minute.': 'Inténtalo otra vez en un minuto.',
	'Please enter a price like 12 or 12.50, or 0 if it’s free.':
		'Escribe un precio, por ejemplo 12 o 12.50, o 0 si es gratis.',
	'Please enter a price up to {max}.': 'Escribe un precio de hasta {max}.',
	'Please choose a currency, like EUR.': 'Elige una moneda, por ejemplo EUR.',
	'This address supports only {methods}.': 'Esta dirección solo admite {methods}.',
	'Send it uncompressed': 'Envíalo sin comprimir',
	'Send the body as it is, without a Content-Encoding.':
		'Envía el contenido tal cual, sin Content-Encoding.',
	'You have as many passkeys as fit': 'No caben más llaves de acceso',
	'Your account has twenty passkeys already. Remove one that you no longer use, then add this one.':
		'Tu cuenta ya tiene veinte llaves de acceso. Quita una que ya no uses y después añade esta.',
	'Please try that again': 'Inténtalo otra vez',
	'Your account was being changed at the same moment. Nothing has changed by this. Please try again.':
		'Tu cuenta estaba cambiando en ese mismo momento. Con esto no ha cambiado nada. Inténtalo otra vez.',
	"That isn't possible from here": 'Eso no se puede hacer desde aquí',
	'The sign-in service takes no requests from your network right now, and nothing has changed. Please try again later, or from another network.':
		'El servicio de acceso no acepta peticiones de tu red ahora mismo y no ha cambiado nada. Inténtalo más tarde o desde otra red.',
	"Popmap's sign-in isn't set up for authenticator apps. Nothing has changed.":
		'El acceso de Popmap no está preparado para apps de autenticación. No ha cambiado nada.',
	"That isn't allowed here": 'Eso no está permitido aquí',
	'Whoever runs this site does not allow this change, and nothing has changed. Please try something else, or write to us.':
		'Quien gestiona este sitio no permite este cambio y no ha cambiado nada. Prueba otra cosa o escríbenos.',
	'That token is gone': 'Ese token ya no está',
	'It has been deleted already. Reload the page to see those you have.':
		'Ya se había eliminado. Recarga la página para ver los que tienes.',
	'You have as many tokens as one person can have': 'Tienes el máximo de tokens por persona',
	'That’s {count}, expired ones included. Delete one that you don’t use any more, then try again.':
		'Son {count}, contando los caducados. Elimina uno que ya no uses e inténtalo otra vez.',
	'Please give it a name.': 'Ponle un nombre.',
	'Please choose how long it works.': 'Elige cuánto tiempo sirve.',
	'Please choose at least one.': 'Elige al menos uno.',
	'That’s enough places': 'Ya son suficientes lugares',
	'You can keep {count} places. Remove one that you no longer need.':
		'Puedes guardar {count} lugares. Quita uno que ya no necesites.',
	'You have this name already': 'Ya tienes este nombre',
	'Another one of your places has this name. Choose a different one.':
		'Otro de tus lugares se llama así. Elige otro nombre.',
	'Please choose a place.': 'Elige un lugar.',
	'Please choose an event.': 'Elige un evento.',
	'Another business has this short name, or had it until recently.':
		'Otro negocio tiene este nombre corto, o lo tuvo hasta hace poco.',
	'Too many short names': 'Demasiados nombres cortos',
	'This business has had {count} other short names in the last six months, and they still lead to it. Keep the one that it has for now, or take one of those back.':
		'Este negocio ha tenido otros {count} nombres cortos en los últimos seis meses, y todavía llevan a él. Quédate por ahora con el actual o recupera uno de esos.',
	'Please choose 3 to 30 letters from a to z, digits or hyphens, with a letter among them, like mobile-bakery.':
		'Elige de 3 a 30 letras de la a a la z, cifras o guiones, con al menos una letra, como mobile-bakery.',
	'This name is reserved. Please choose another one.': 'Este nombre está reservado. Elige otro.',
	'Only moderators can suspend businesses. Ask to be added if you should be one.':
		'Solo el equipo de moderación puede suspender negocios. Pide que te añadan si debes formar parte.',
	'This business is suspended': 'Este negocio está suspendido',
	'This business is suspended. A moderator can restore it.':
		'Este negocio está suspendido. El equipo de moderación puede restaurarlo.',
	'This business was declined': 'Este negocio fue rechazado',
	'A moderator declined this business. Edit it first: then it is reviewed again.':
		'El equipo de moderación rechazó este negocio. Edítalo primero: luego se revisará otra vez.',
	'This business is public': 'Este negocio es público',
	'This business is verified, so it can no longer be declined. Suspend it instead.':
		'Este negocio está verificado y ya no se puede rechazar. Suspéndelo.',
	'This business is not public': 'Este negocio no es público',
	'Only a verified business can be suspended. Decline this one instead.':
		'Solo se puede suspender un negocio verificado. Rechaza este.',
	'This business is not suspended': 'Este negocio no está suspendido',
	'Only a suspended business can be restored. Verify this one instead.':
		'Solo se puede restaurar un negocio suspendido. Verifica este.',
	'Its business is not public': 'Su negocio no es público',
	'The business that hosts this event was declined or suspended. Decide about the business first.':
		'El negocio que organiza este evento fue rechazado o suspendido. Decide primero sobre el negocio.',
	'Please choose a reason.': 'Elige un motivo.',
	'Only moderators can see what was reported. Ask to be added if you should be one.':
		'Solo el equipo de moderación ve lo que se ha denunciado. Pide que te añadan si debes formar parte.',
	'That report is gone': 'Esa denuncia ya no está',
	'Another moderator has dealt with it already.': 'Otra persona del equipo ya se ha ocupado.',
	'There were too many reports from your network. Please try again soon.':
		'Ha habido demasiadas denuncias desde tu red. Inténtalo dentro de un momento.',
	'That’s a lot of events': 'Son muchos eventos',
	'You can save {count} events. Remove some that are over.':
		'Puedes guardar {count} eventos. Quita algunos que ya pasaron.',
	'That’s a lot of businesses': 'Son muchos negocios',
	'You can follow {count} businesses. Stop following some first.':
		'Puedes seguir a {count} negocios. Deja de seguir a algunos primero.',
	'This event has not begun': 'Este evento no ha empezado',
	'Say that you are there when it begins, or up to two hours before.':
		'Avisa de que están ahí cuando empiece, o hasta dos horas antes.',
	'This business does not take part': 'Este negocio no participa',
	'Join the event first.': 'Primero participa en el evento.',
	'Please say until when, with a date and a time.': 'Di hasta cuándo, con fecha y hora.',
	'Please choose a time from now until the end of the event, 24 hours from now at most.':
		'Elige una hora entre ahora y el final del evento, como máximo dentro de 24 horas.',
	'Only by invitation': 'Solo con invitación',
	'The host invites the businesses that take part in this event. Ask them to invite yours.':
		'Quien organiza invita a los negocios que participan en este evento. Pídele que invite al tuyo.',
	'The host has said no': 'Han dicho que no',
	'The host doesn’t want this business at this event. They can still invite it.':
		'Quien organiza no quiere a este negocio en el evento. Aún puede invitarlo.',
	"We can't find that request": 'No encontramos esa solicitud',
	'The business may have withdrawn it, or somebody in your team has already decided.':
		'Quizá el negocio la haya retirado, o alguien de tu equipo ya haya decidido.',
	"That business isn't taking part": 'Ese negocio no participa',
	'It may have left, or somebody in your team has already removed it.':
		'Quizá se haya ido, o alguien de tu equipo ya lo haya quitado.',
	'Somebody was changing who takes part at the same moment. Nothing has changed by this. Please try again.':
		'Alguien estaba cambiando quién participa en ese mismo momento. No ha cambiado nada por esto. Inténtalo otra vez.',
	'It takes part already': 'Ya participa',
	'This business has joined the event. Remove it if it shouldn’t come.':
		'Este negocio participa en el evento. Quítalo si no debe venir.',
	"This event isn't public yet": 'Este evento aún no es público',
	'Businesses can join once a moderator has approved it.':
		'Los negocios podrán participar cuando el equipo de moderación lo apruebe.',
	'Too many requests are open': 'Hay demasiadas solicitudes abiertas',
	'A business can wait for {count} answers and places at once. Withdraw one, or try again later.':
		'Un negocio puede esperar {count} respuestas y sitios a la vez. Retira una solicitud o inténtalo más tarde.',
	'An event can have {count} open invitations. Take one back, or wait for answers.':
		'Un evento puede tener {count} invitaciones abiertas. Retira una o espera las respuestas.',
	'Please tell them why.': 'Por favor, diles por qué.',
	'Please choose how businesses join.': 'Por favor, elige cómo participan los negocios.',
	'Please enter a number from 1 to {max}, or leave it empty.':
		'Por favor, escribe un número del 1 al {max} o déjalo vacío.',
	'Only moderators with the permission to audit can read the log. Ask for it if you need it.':
		'El registro solo lo lee quien puede auditarlo. Pide el permiso si lo necesitas.',
	'This event is not repeated': 'Este evento no se repite',
	'Please choose which dates you change.': 'Elige qué fechas cambias.',
	'This date is over. Change it alone, or begin with one that is still to come.':
		'Esta fecha ya pasó. Cámbiala sola, o empieza por una que aún esté por venir.',
	'With this change, another date would be over, or more than three years ahead. Choose fewer dates.':
		'Con este cambio, otra fecha ya habría pasado o quedaría a más de tres años. Elige menos fechas.',
	'We can’t find that draft': 'No encontramos ese borrador',
	'It may have been announced or deleted, perhaps in another tab.':
		'Puede que ya se haya anunciado o eliminado, quizá en otra pestaña.',
	'That’s enough drafts': 'Ya son bastantes borradores',
	'You can keep {count} drafts. Announce one, or delete one that you no longer need.':
		'Puedes guardar {count} borradores. Anuncia uno, o elimina alguno que ya no necesites.',
	'This event has one date. Decide about it alone.':
		'Este evento tiene una sola fecha. Decide solo sobre ella.',
	'This calendar is gone': 'Este calendario ya no existe',
	'Its link was replaced, or its owner ended it.': 'Se cambió su enlace, o el calendario se cerró.',
	'Please tell us why the decision is wrong.': 'Cuéntanos por qué la decisión es un error.',
	'Please tell the owner why the decision stays.': 'Explica por qué se mantiene la decisión.',
	'There is nothing to appeal against': 'No hay nada contra lo que reclamar',
	'No moderator has declined or suspended this business.':
		'El equipo de moderación no ha rechazado ni suspendido este negocio.',
	'You have appealed already': 'Ya has reclamado',
	'There is one appeal against each decision. A moderator answers it.':
		'Hay una reclamación por decisión. El equipo de moderación la responderá.',
	'That appeal is gone': 'Esa reclamación ya no está',
	'It was answered, or the business was decided about anew.':
		'Se respondió, o se decidió de nuevo sobre el negocio.',
	'Only moderators can answer appeals. Ask to be added if you should be one.':
		'Solo el equipo de moderación responde a las reclamaciones. Pide que te añadan si debes formar parte.',
	"We can't find that question": 'No encontramos esa pregunta',
	'It may have been deleted by whoever asked it.': 'Quizá la borró quien la hizo.',
	'This question is done': 'Esta pregunta ya está resuelta',
	'Somebody in your team has answered or closed it already.':
		'Alguien de tu equipo ya la respondió o la cerró.',
	'This is your event': 'Este evento es tuyo',
	'You are the one who answers questions about it.': 'Las preguntas sobre él las respondes tú.',
	'This event takes no questions': 'Este evento no admite preguntas',
	'Questions are for public events to come. This one is over, was cancelled or is not public.':
		'Puedes preguntar sobre eventos públicos que están por venir. Este ya terminó, se canceló o no es público.',
	'Nobody can answer yet': 'Aún no hay quien responda',
	'Its organiser isn’t verified yet, or isn’t on Popmap. Nobody would read your question.':
		'Quien lo organiza aún no está verificado o no está en Popmap. Nadie leería tu pregunta.',
	"This event isn't public": 'Este evento no es público',
	'While it isn’t, nobody can answer questions about it.':
		'Mientras no lo sea, nadie puede responder preguntas sobre él.',
	'Please confirm your e-mail address': 'Confirma tu dirección de correo',
	'Without it, the answer would not reach you. Confirm an address on your account page, then ask again.':
		'Sin ella no te llegaría la respuesta. Confirma una dirección en tu cuenta y vuelve a preguntar.',
	'Go to your address': 'Ir a tu dirección',
	'You have asked enough': 'Ya preguntaste bastante',
	'One person can ask {count} questions about an event.':
		'Una persona puede hacer {count} preguntas sobre un evento.',
	'Your questions are waiting': 'Tus preguntas esperan respuesta',
	'You can have {count} questions that wait for an answer. Ask again when one of them is answered.':
		'Puedes tener {count} preguntas en espera. Vuelve a preguntar cuando una tenga respuesta.',
	'The organiser has a lot to answer': 'Ya hay muchas preguntas por responder',
	'{count} questions about this event are waiting. Please try again tomorrow.':
		'Hay {count} preguntas sobre este evento en espera. Inténtalo de nuevo mañana.',
	'That’s enough for today': 'Es suficiente por hoy',
	'You can ask {count} questions a day. Please try again tomorrow.':
		'Puedes hacer {count} preguntas al día. Inténtalo de nuevo mañana.',
	'Please write your question.': 'Escribe tu pregunta.',
	'Please write your answer.': 'Escribe tu respuesta.',
	'Please tell us how we can see that the business is yours.':
		'Cuéntanos cómo podemos ver que el negocio es tuyo.',
	'This business has an owner': 'Este negocio ya tiene titular',
	'Only a business without an owner can be claimed. Ask its owner to invite you to the team.':
		'Solo puedes hacer tuyo un negocio sin titular. Pide que te inviten al equipo.',
	'Please confirm an e-mail address': 'Confirma un correo',
	'Moderators need a confirmed e-mail address to decide about your claim.':
		'El equipo de moderación necesita un correo confirmado para decidir sobre tu solicitud.',
	'Confirm an address': 'Confirmar un correo',
	'You have claimed this business already': 'Ya has solicitado este negocio',
	'Everybody can claim a business once. A moderator looks at your claim.':
		'Cada negocio se puede solicitar una vez. El equipo de moderación lo revisará.',
	'Too many claims are waiting': 'Hay demasiadas solicitudes en espera',
	'One person can have {openClaims} claims that wait. Claim more when some of them are decided.':
		'Puedes tener {openClaims} solicitudes en espera. Envía más cuando se decida sobre algunas.',
	'Several people claim this business': 'Varias personas solicitan este negocio',
	'A moderator decides about their claims first. Please try again in a few days.':
		'El equipo de moderación decidirá antes sobre sus solicitudes. Prueba de nuevo en unos días.',
	'That claim is gone': 'Esa solicitud ya no está',
	'It was decided or withdrawn, or the business has an owner now.':
		'Se decidió o se retiró, o el negocio ya tiene titular.',
	'Only moderators can decide about claims. Ask to be added if you should be one.':
		'Solo el equipo de moderación decide sobre las solicitudes. Pide que te añadan si debes formar parte.'
};
