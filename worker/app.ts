import { Hono } from 'hono';
import type { Context } from 'hono';
import { accountOf } from './account/account-of.ts';
import { accountDataOf, linkIdentities } from './account-data/account-data-of.ts';
import { facebookDeletion } from './account-data/facebook-deletion.ts';
import { accountExport } from './account-data/routes.ts';
import { createServices } from './app-context.ts';
import type { AppDependencies } from './app-context.ts';
import { appealsApi } from './appeals/api.ts';
import { claimsApi } from './claims/api.ts';
import { auditApi } from './audit/api.ts';
import { authApi, usersApi } from './auth/api.ts';
import { createAuth } from './auth/auth.ts';
import type { Auth } from './auth/auth.ts';
import { authenticate } from './auth/authenticate.ts';
import type { Authenticate } from './auth/authenticated-request.ts';
import { sessionsOf } from './auth/session/account-sessions.ts';
import { authRoutes } from './auth/sign-in/routes.ts';
import { businessesApi } from './businesses/api.ts';
import { guessPageWith } from './cache/guessed-page.ts';
import { purgeAfterWrites, purgeOverdue } from './cache/purge-after-writes.ts';
import { notePageKey, servePublicPages } from './cache/serve-public-pages.ts';
import { categoriesApi, managedCategoriesApi } from './categories/api.ts';
import { draftsApi } from './drafts/api.ts';
import { editsApi } from './edits/api.ts';
import { eventsApi } from './events/api.ts';
import type { Database } from './database/client.ts';
import { joiningApi } from './joining/api.ts';
import { mapApi } from './events/map-api.ts';
import { createRouter } from './fast-path/router.ts';
import { apiDescription } from './http/api-description.ts';
import type { AppEnv } from './http/app-env.ts';
import { health } from './http/health.ts';
import { isPageData } from './http/page-data.ts';
import { identityOf, identitySoon, sessionIdIn, viewerOf } from './http/viewer.ts';
import { languageChoice } from './languages/choose.ts';
import type { SaveChoice } from './languages/choose.ts';
import { securityTxt } from './legal/security-txt.ts';
import { unsubscribeRoutes } from './mail/unsubscribe.ts';
import { authenticateRequests } from './middleware/authenticate.ts';
import { requireContentType } from './middleware/content-type.ts';
import { allowAllOrigins } from './middleware/cors.ts';
import { csrf } from './middleware/csrf.ts';
import { provideDatabase } from './middleware/database.ts';
import { errorHandlers } from './middleware/error-handler.ts';
import { logRequests, traceRequests } from './middleware/log-requests.ts';
import { chooseLanguage, pathWithoutLanguage } from './middleware/language.ts';
import { redirectLoopbackAlias } from './middleware/loopback-alias.ts';
import {
	countWritesWith,
	limitAccount,
	limitCalendarAdds,
	limitReports,
	limitSignIns,
	limitWrites
} from './middleware/rate-limit.ts';
import { requestId, withRequestIdLog } from './middleware/request-id.ts';
import { limitRequest, readBody } from './middleware/request-limits.ts';
import { responseHeaders } from './middleware/response-headers.ts';
import { redacted } from './observability/redact.ts';
import { speculationRules } from './middleware/speculation-rules.ts';
import { moderatorSearchApi } from './moderator-search/api.ts';
import { notificationsApi } from './notifications/api.ts';
import type { Services } from './page-context.ts';
import { PageRenderer } from './page-renderer.ts';
import { peopleApi } from './people/api.ts';
import { picturesApi } from './pictures/api.ts';
import { pictureFiles } from './pictures/files.ts';
import { questionsApi } from './questions/api.ts';
import { reportsApi } from './reports/api.ts';
import { reviewApi } from './review/api.ts';
import type { Identity } from './users/identity.ts';
import { savedApi } from './saved/api.ts';
import { teamsApi } from './teams/api.ts';
import { saveLanguage } from './users/language.ts';
import { signInSite } from './users/sign-in-site.ts';

/** All URLs of the site, and the order in which middleware and routes handle a request. */
export function createApp(given: AppDependencies) {
	const dependencies = { ...given, log: withRequestIdLog(redacted(given.log)) };
	const { config, log, openConnections, publicPages, span } = dependencies;
	const { origin } = config;
	const auth = createAuth(dependencies, signInSite(config));
	const authenticateRequest: Authenticate = (c) => authenticate(auth, c);
	const pages = pageRenderer(dependencies, auth);
	const errors = errorHandlers({ origin, log, showProblem: pages.problem });

	const servicesOn = servicesFor(dependencies);
	const services = (c: Context<AppEnv>) =>
		servicesOn(c, { database: c.get('content'), identity: () => identityOf(c) });
	const ofViewer = (c: Context<AppEnv>) =>
		servicesOn(c, { database: c.get('database'), identity: () => identitySoon(c) });
	const { page, viewerParts } = pages;
	const viewerPages = { page, viewerParts, services: ofViewer };
	const guessPage = guessPageWith(dependencies);
	const app = new Hono<AppEnv>({ getPath: pathWithoutLanguage(origin), router: createRouter() });
	return app
		.use(requestId)
		.use(logRequests(log))
		.use(traceRequests(span))
		.use(responseHeaders(config))
		.use('/api/*', allowAllOrigins)
		.use(chooseLanguage(origin))
		.use(limitRequest)
		.use(redirectLoopbackAlias(origin))
		.use(readBody)
		.use(csrf(origin))
		.use(requireContentType)
		.use(notePageKey)
		.use(provideDatabase(origin, openConnections))
		.route('/health', health({ ...dependencies, examine: purgeOverdue(dependencies) }))
		.route('/.well-known/security.txt', securityTxt(dependencies))
		.route('/pictures', pictureFiles(dependencies))
		.use('/auth/login', limitSignIns(dependencies))
		.use('/callback', limitSignIns(dependencies))
		.route('/', signInRoutes(auth, authenticateRequest, pages))
		.use(authenticateRequests(authenticateRequest, (c) => ofViewer(c).notifications.unread()))
		.use(limitWrites(dependencies))
		.use(limitAccount(dependencies))
		.use(limitReports(dependencies))
		.use(limitCalendarAdds(dependencies))
		.route('/api/auth', authApi(auth))
		.route('/api/users', usersApi(auth))
		.use(purgeAfterWrites(dependencies))
		.use(speculationRules)
		.use(servePublicPages({ origin, publicPages, viewerPages, guessPage, log }))
		.route('/', fileAndMachineRoutes(auth, services))
		.route('/language', languageChoice(origin, saveChoice))
		.route('/api', contentApi(services, origin))
		.route('/api', apiDescription(config, app))
		.all('/api/*', errors.notFound)
		.all('*', (c) => (isPageData(c.req.path) ? errors.notFound(c) : pages.page(c)))
		.onError(errors.onError);
}

const saveChoice: SaveChoice = async (c, language) => {
	const viewer = await viewerOf(c);
	if (viewer) await saveLanguage(c.get('database'), viewer.id, language);
};

const pageRenderer = (dependencies: AppDependencies, auth: Auth) =>
	new PageRenderer({
		...dependencies,
		accountOf: (c) => accountOf(auth, c),
		accountDataOf: (c) => accountDataOf(auth, dependencies.pictures, c),
		box: auth.box,
		sessionsOf: (c) => sessionsOf(auth, c)
	});

/** What one person may do, by what one database knows. */
const servicesFor =
	({ pictures, now, log, limiters }: AppDependencies) =>
	(c: Context<AppEnv>, on: { database: Database; identity: () => Promise<Identity> }): Services =>
		createServices({
			...on,
			...{ sessionId: sessionIdIn(c), pictures, now, log },
			countWrites: countWritesWith({ limiters, log }, c)
		});

/** Signing in and out, and adding ways to sign in. */
const signInRoutes = (auth: Auth, authenticate: Authenticate, pages: PageRenderer) =>
	authRoutes(auth, {
		authenticate,
		linkIdentity: linkIdentities(auth),
		showProblem: pages.problem
	});

/** The API of the site's content, which the pages use as services. */
const contentApi = (services: (c: Context<AppEnv>) => Services, origin: string) =>
	new Hono<AppEnv>({ strict: false })
		.route('/categories', categoriesApi(services))
		.route('/businesses', businessesApi(services))
		.route('/events', eventsApi(services))
		.route('/events', joiningApi(services))
		.route('/events', questionsApi(services))
		.route('/drafts', draftsApi(services))
		.route('/map', mapApi(services))
		.route('/', picturesApi(services))
		.route('/', teamsApi(services, origin))
		.route('/', reportsApi(services))
		.route('/', auditApi(services))
		.route('/', savedApi(services))
		.route('/', appealsApi(services))
		.route('/', peopleApi(services))
		.route('/', claimsApi(services))
		.route('/notifications', notificationsApi(services))
		.route('/review/categories', managedCategoriesApi(services))
		.route('/review/edits', editsApi(services))
		.route('/review/search', moderatorSearchApi(services))
		.route('/review', reviewApi(services));

/** What mail programs and Facebook ask for, and the download of one's own data. */
const fileAndMachineRoutes = (auth: Auth, services: (c: Context<AppEnv>) => Services) =>
	new Hono<AppEnv>({ strict: false })
		.route(
			'/',
			unsubscribeRoutes((c) => services(c).mail)
		)
		.route('/auth/facebook/data-deletion', facebookDeletion(auth))
		.route('/account/data/export', accountExport(auth));
