import { account } from './en/account.ts';
import { accountData } from './en/account-data.ts';
import { apiTokens } from './en/api-tokens.ts';
import { audit } from './en/audit.ts';
import { businesses } from './en/businesses.ts';
import { dashboard } from './en/dashboard.ts';
import { events } from './en/events.ts';
import { feeds } from './en/feeds.ts';
import { forms } from './en/forms.ts';
import { here } from './en/here.ts';
import { home } from './en/home.ts';
import { joining } from './en/joining.ts';
import { layout } from './en/layout.ts';
import { legal } from './en/legal.ts';
import { lists } from './en/lists.ts';
import { mail } from './en/mail.ts';
import { map } from './en/map.ts';
import { notifications } from './en/notifications.ts';
import { people } from './en/people.ts';
import { pictures } from './en/pictures.ts';
import { poster } from './en/poster.ts';
import { problems } from './en/problems.ts';
import { profile } from './en/profile.ts';
import { questions } from './en/questions.ts';
import { reports } from './en/reports.ts';
import { review } from './en/review.ts';
import { saved } from './en/saved.ts';
import { security } from './en/security.ts';
import { signIn } from './en/sign-in.ts';
import { teams } from './en/teams.ts';
import { time } from './en/time.ts';
import { venues } from './en/venues.ts';

/**
 * The English texts, one file per area of the site. Entries are strings, or made of strings by
 * wording.ts. web/lib/ui/RichText.svelte shows those with markup: `{name}` is replaced by a value, and
 * `<link>`, `<strong>` and `<hidden>` (for screen readers only) enclose words.
 */
export const en = {
	account,
	accountData,
	apiTokens,
	audit,
	businesses,
	dashboard,
	events,
	feeds,
	forms,
	here,
	home,
	joining,
	layout,
	legal,
	lists,
	mail,
	map,
	notifications,
	people,
	pictures,
	poster,
	problems,
	profile,
	questions,
	reports,
	review,
	saved,
	security,
	signIn,
	teams,
	time,
	venues
};
