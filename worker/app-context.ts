import { createAppealService } from './appeals/service.ts';
import { createAuditService } from './audit/service.ts';
import { createBusinessService } from './businesses/service.ts';
import type { PublicPages } from './cache/public-pages.ts';
import { createCalendarAddService } from './calendar-adds/service.ts';
import { createCategoryService } from './categories/service.ts';
import { createClaimService } from './claims/service.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { createDashboardService } from './dashboard/service.ts';
import type { Database } from './database/client.ts';
import type { OpenConnections } from './database/connections.ts';
import { createDraftService } from './drafts/service.ts';
import { createEditService } from './edits/service.ts';
import { createEventService } from './events/service.ts';
import { createJoiningService } from './joining/service.ts';
import { createMailService } from './mail/service.ts';
import { createModeratorSearchService } from './moderator-search/service.ts';
import { createNotificationService } from './notifications/service.ts';
import type { Limiter } from './middleware/rate-limit.ts';
import type { Log } from './observability/log.ts';
import type { Span } from './observability/span.ts';
import type { PageContext, Services } from './page-context.ts';
import { createPeopleService } from './people/service.ts';
import type { ReadShard } from './places/shard-reader.ts';
import type { DrawSharePicture } from './share-pictures/draw.ts';
import type { PictureStore } from './pictures/store.ts';
import type { RequestContext } from './request-context.ts';
import { createQuestionService } from './questions/service.ts';
import { createReportService } from './reports/service.ts';
import { createReviewService } from './review/service.ts';
import { createSitemapService } from './sitemap/service.ts';
import { createSavedService } from './saved/service.ts';
import type { ReadTexts } from './text/text.ts';
import { createTeamService } from './teams/service.ts';
import { createVenueService } from './venues/service.ts';

/** The dependencies of the app, which index.ts and the tests provide. */
export interface AppDependencies {
	config: Config;
	/** Opens the primary database, for work that no request waits for. */
	openDatabase: () => Database;
	openConnections: OpenConnections;
	/** Sends requests to Cognito, the geocoder and the webhook for alerts: the only ones that the Worker sends. */
	fetch: (request: Request) => Promise<Response>;
	/** This data centre's cache, for the documents that Cognito publishes. */
	openCache: () => Promise<Cache>;
	pictures: PictureStore;
	now: Clock;
	log: Log;
	span: Span;
	limiters: { signIn: Limiter; write: Limiter };
	/** Keeps the Worker alive for work that continues after the response. */
	waitUntil: (work: Promise<unknown>) => void;
	readShard: ReadShard;
	drawSharePicture: DrawSharePicture;
	readTexts: ReadTexts;
	renderPage: (request: Request, context: PageContext) => Promise<Response>;
	publicPages: PublicPages;
	/** The deployed version, for /health. */
	version: string;
}

/** The services of one request, for pages and the API alike. */
export const createServices = (context: RequestContext): Services => ({
	calendarAdds: createCalendarAddService(context),
	categories: createCategoryService(context),
	businesses: createBusinessService(context),
	dashboard: createDashboardService(context),
	drafts: createDraftService(context),
	events: createEventService(context),
	joining: createJoiningService(context),
	review: createReviewService(context),
	edits: createEditService(context),
	moderatorSearch: createModeratorSearchService(context),
	people: createPeopleService(context),
	mail: createMailService(context),
	appeals: createAppealService(context),
	claims: createClaimService(context),
	audit: createAuditService(context),
	questions: createQuestionService(context),
	reports: createReportService(context),
	notifications: createNotificationService(context),
	sitemap: createSitemapService(context),
	saved: createSavedService(context),
	teams: createTeamService(context),
	venues: createVenueService(context)
});
