import type { en } from './en.ts';
import { account } from './es/account.ts';
import { accountData } from './es/account-data.ts';
import { apiTokens } from './es/api-tokens.ts';
import { audit } from './es/audit.ts';
import { businesses } from './es/businesses.ts';
import { dashboard } from './es/dashboard.ts';
import { events } from './es/events.ts';
import { feeds } from './es/feeds.ts';
import { forms } from './es/forms.ts';
import { here } from './es/here.ts';
import { home } from './es/home.ts';
import { joining } from './es/joining.ts';
import { layout } from './es/layout.ts';
import { legal } from './es/legal.ts';
import { lists } from './es/lists.ts';
import { mail } from './es/mail.ts';
import { map } from './es/map.ts';
import { notifications } from './es/notifications.ts';
import { people } from './es/people.ts';
import { pictures } from './es/pictures.ts';
import { poster } from './es/poster.ts';
import { problems } from './es/problems.ts';
import { profile } from './es/profile.ts';
import { questions } from './es/questions.ts';
import { reports } from './es/reports.ts';
import { review } from './es/review.ts';
import { saved } from './es/saved.ts';
import { security } from './es/security.ts';
import { signIn } from './es/sign-in.ts';
import { teams } from './es/teams.ts';
import { time } from './es/time.ts';
import { venues } from './es/venues.ts';

/** The Spanish texts. docs/languages.md has the words for each thing. */
export const es: typeof en = {
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
