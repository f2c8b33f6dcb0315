import type { AccountService } from './account-data/types.ts';
import type { AccountServices } from './account/types.ts';
import type { KeptForms } from './auth/kept-form.ts';
import type { AccountSessions } from './auth/session/session-summary.ts';
import type { AppealService } from './appeals/types.ts';
import type { AuditService } from './audit/types.ts';
import type { BusinessService } from './businesses/types.ts';
import type { SavedThing } from './cache/viewer-state.ts';
import type { CalendarAddService } from './calendar-adds/types.ts';
import type { CategoryService } from './categories/types.ts';
import type { ClaimService } from './claims/types.ts';
import type { SocialProvider } from './auth/sign-in-config.ts';
import type { StreetMap } from './config.ts';
import type { DashboardService } from './dashboard/types.ts';
import type { DraftService } from './drafts/types.ts';
import type { EditService } from './edits/types.ts';
import type { EventService } from './events/types.ts';
import type { FormLimits } from './input/form-limits.ts';
import type { Geocoder } from './geocoder/types.ts';
import type { Problem } from './http/problem.ts';
import type { Result } from './http/result.ts';
import type { PageLanguage } from './languages/page-language.ts';
import type { JoiningService } from './joining/types.ts';
import type { LegalFacts } from './legal/legal-facts.ts';
import type { Gazetteer } from './places/gazetteer.ts';
import type { MailService } from './mail/types.ts';
import type { PeopleService } from './people/types.ts';
import type { QrCode } from './qr-code.ts';
import type { QuestionService } from './questions/types.ts';
import type { ReportService } from './reports/types.ts';
import type { ModeratorSearchService } from './moderator-search/types.ts';
import type { NotificationService } from './notifications/types.ts';
import type { ReviewService } from './review/types.ts';
import type { SitemapService } from './sitemap/types.ts';
import type { SavedService } from './saved/types.ts';
import type { DrawSharePicture } from './share-pictures/draw.ts';
import type { TeamService } from './teams/types.ts';
import type { Text } from './text/text.ts';
import type { GeneralAction } from './users/can.ts';
import type { Identity } from './users/identity.ts';
import type { Viewer } from './users/viewer.ts';
import type { VenueService } from './venues/types.ts';

/** What one viewer may do with the site's content, for pages and the API alike. */
export interface Services {
	appeals: AppealService;
	audit: AuditService;
	calendarAdds: CalendarAddService;
	categories: CategoryService;
	claims: ClaimService;
	businesses: BusinessService;
	dashboard: DashboardService;
	drafts: DraftService;
	events: EventService;
	joining: JoiningService;
	review: ReviewService;
	edits: EditService;
	moderatorSearch: ModeratorSearchService;
	people: PeopleService;
	mail: MailService;
	questions: QuestionService;
	reports: ReportService;
	notifications: NotificationService;
	sitemap: SitemapService;
	saved: SavedService;
	teams: TeamService;
	venues: VenueService;
}

/**
 * What the Worker passes to the page that it renders, and all that web/ gets from it. Pages read it
 * in `load` and act through it in form actions; they never see a token or the database.
 */
export interface PageContext extends Services, AccountServices {
	/** The towns of the world. */
	places: Gazetteer;
	/** The limits of fields, which forms tell. */
	formLimits: FormLimits;
	/** The language of the page. */
	language: PageLanguage;
	/** The texts of the pages, in that language. */
	text: Text;
	/** On the response, in every log line of this request, and on error pages as the reference. */
	requestId: string;
	/** The site's own origin, from the settings: for links that are shared. */
	origin: string;
	/**
	 * Resolves who sends the request. For GET it is known; for POST the session is read when this is
	 * first called, in the same round trip as queries that start at the same time.
	 */
	identity: () => Promise<Identity>;
	/**
	 * Resolves who sends the request, however long a token refresh takes. Signed-in pages call it
	 * first; `identity` gives up after a second for GET, because public pages can do without.
	 */
	waitForIdentity: () => Promise<Identity>;
	/**
	 * The viewer, for a sensitive change: an error for anonymous requests, and with the code
	 * `recent_sign_in_needed` for people who signed in more than ten minutes ago.
	 */
	requireRecentSignIn: () => Promise<Result<Viewer>>;
	/** Keeps what somebody entered while they sign in again. */
	keptForms: KeptForms;
	/** Whether somebody may do something as a moderator. */
	can: (viewer: Viewer | null, action: GeneralAction) => boolean;
	/** What is held about the viewer, and their account as a whole. */
	account: AccountService;
	/** The viewer's sessions, and for moderators those of others. */
	sessions: AccountSessions;
	/** The social providers in the settings, in the order of their buttons. */
	providers: readonly SocialProvider[];
	/** A code that leads phones to an address. */
	qrCode: (address: string) => QrCode;
	/** The picture beside links to something without a picture. */
	drawSharePicture: DrawSharePicture;
	/** Finds the place of an address; null if the settings name no geocoder. */
	geocoder: Geocoder | null;
	/** The street map of the settings; null for the base map alone. */
	streetMap: StreetMap | null;
	/** What the pages about privacy, terms and contact say about this site. */
	legal: LegalFacts;
	/** Set when the page explains a problem. */
	problem: Problem | null;
	/** The form that was not processed because of the problem, if sending it again may help. */
	unsent: { to: string; fields: [name: string, value: string][] } | null;
	/** How many notifications the viewer has not read, for the menu. */
	unread: () => Promise<number>;
	/** Set when only what depends on the viewer is wanted, for a cached page. */
	isForParts: boolean;
	/** What that page is about, and whether the viewer has saved it. */
	thing: SavedThing | null;
	/** Reports the error that a page failed with: the Worker logs it and responds instead. */
	failed: (error: unknown) => void;
}
