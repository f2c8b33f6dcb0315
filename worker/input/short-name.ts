import * as v from 'valibot';

/** Names that could seem to be of the site itself, or of nobody. */
const reserved = new Set(
	'about abuse account accounts admin administrator api app appeal auth billing blog bot business businesses callback categories contact dashboard data deleted email event events everyone facebook feed goodbye google health help here home info instagram invitations invoice language legal login logout mail map me mine mod moderation moderator moderators name new news nobody notifications null official owner password payment pay poster pop-map popmap popmap-team postmaster press privacy problem profile report review root safety sales search security settings shop sign-in sign-up signin signup site sitemap staff status support system team terms test tiktok trust undefined unsubscribe user users verified verify webmaster wellknown www you'.split(
		' '
	)
);

const message =
	'Please choose 3 to 30 letters from a to z, digits or hyphens, with a letter among them, like mobile-bakery.';

/** What people paste: the name with an @, or its whole address. */
const withoutAddress = (text: string) =>
	text
		.normalize('NFKC')
		.trim()
		.toLowerCase()
		.replace(/^(?:https?:\/\/)?(?:[^/@\s]+\/(?:[a-z]{2}\/)?)?@/, '');

/** The name in the short address of a business, `/@mobile-bakery`: in lower case, without the `@`. */
export const shortName = v.pipe(
	v.string(message),
	v.metadata({ maxLength: 30, examples: ['mobile-bakery'] }),
	v.transform(withoutAddress),
	v.regex(/^(?=.{3,30}$)(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*$/, message),
	v.check((name) => !reserved.has(name), 'This name is reserved. Please choose another one.')
);
