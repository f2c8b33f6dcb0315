import type { en } from './en.ts';
import { account } from './de/account.ts';
import { accountData } from './de/account-data.ts';
import { apiTokens } from './de/api-tokens.ts';
import { audit } from './de/audit.ts';
import { businesses } from './de/businesses.ts';
import { dashboard } from './de/dashboard.ts';
import { events } from './de/events.ts';
import { feeds } from './de/feeds.ts';
import { forms } from './de/forms.ts';
import { here } from './de/here.ts';
import { home } from './de/home.ts';
import { joining } from './de/joining.ts';
import { layout } from './de/layout.ts';
import { legal } from './de/legal.ts';
import { lists } from './de/lists.ts';
import { mail } from './de/mail.ts';
import { map } from './de/map.ts';
import { notifications } from './de/notifications.ts';
import { people } from './de/people.ts';
import { pictures } from './de/pictures.ts';
import { poster } from './de/poster.ts';
import { problems } from './de/problems.ts';
import { profile } from './de/profile.ts';
import { questions } from './de/questions.ts';
import { reports } from './de/reports.ts';
import { review } from './de/review.ts';
import { saved } from './de/saved.ts';
import { security } from './de/security.ts';
import { signIn } from './de/sign-in.ts';
import { teams } from './de/teams.ts';
import { time } from './de/time.ts';
import { venues } from './de/venues.ts';

/** The German texts. docs/languages.md has the words for each thing. */
export const de: typeof en = {
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
