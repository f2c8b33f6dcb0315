import type { AccountSessions } from './auth/session/session-summary.ts';
import type { BusinessService } from './businesses/types.ts';
import type { CategoryService } from './categories/types.ts';
import type { SocialProvider } from './config.ts';
import type { EventService } from './events/types.ts';
import type { Problem } from './http/problem.ts';
import type { ReviewService } from './review/types.ts';
import type { Text } from './text/text.ts';
import type { Identity } from './users/identity.ts';

/** What one viewer may do with the site's content, for pages and the API alike. */
export interface Services {
	categories: CategoryService;
	businesses: BusinessService;
	events: EventService;
	review: ReviewService;
}

/**
 * What the Worker hands to the page that it renders: the only thing that crosses into web/. Pages
 * read it in `load` and act through it in form actions; they never see a token or the database.
 */
export interface PageContext extends Services {
	/** The texts of the pages, in the visitor's language. */
	text: Text;
	/** On the response, in every log line of this request, and on error pages as the reference. */
	requestId: string;
	/** The site's own origin, from the settings: for links that are opened elsewhere. */
	origin: string;
	/**
	 * Resolves who sends the request. For GET it is known; for POST the session is read when this is
	 * first called, in the same round trip as the queries that start beside it.
	 */
	identity: () => Promise<Identity>;
	/** The viewer's sessions, and for moderators those of others. */
	sessions: AccountSessions;
	/** The social buttons that the settings allow, in the order to show them. */
	providers: readonly SocialProvider[];
	/** Set when the page explains a problem. */
	problem: Problem | null;
	/** The form that this problem stopped, when sending it again may help. */
	unsent: { to: string; fields: [name: string, value: string][] } | null;
	/** Called with the error that a page failed with: the Worker logs it and answers instead. */
	failed: (error: unknown) => void;
}
