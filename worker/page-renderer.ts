import type { Context } from 'hono';
import type { AccountService } from './account-data/types.ts';
import type { AccountServices } from './account/types.ts';
import { createServices } from './app-context.ts';
import type { AppDependencies } from './app-context.ts';
import type { PageContext } from './page-context.ts';
import { createKeptForms } from './auth/kept-form.ts';
import type { ViewerState } from './cache/viewer-state.ts';
import type { SealedBox } from './auth/sealed-box.ts';
import type { AccountSessions } from './auth/session/session-summary.ts';
import { describeError } from './database/errors.ts';
import { createGeocoder } from './geocoder/geocoder.ts';
import type { AppEnv } from './http/app-env.ts';
import type { Problem } from './http/problem.ts';
import { formLimits } from './input/form-limits.ts';
import { isSafe } from './http/safe-methods.ts';
import { identityOf, identitySoon, knownIdentityOf, sessionIdIn, viewerOf } from './http/viewer.ts';
import { pageLanguage } from './languages/page-language.ts';
import { legalFacts } from './legal/legal-facts.ts';
import { logDenied } from './middleware/log-denied.ts';
import { countWritesWith } from './middleware/rate-limit.ts';
import { createGazetteer } from './places/gazetteer.ts';
import { textsOrEnglish } from './text/text.ts';
import { translateProblem, withErrorsIn } from './text/translate-errors.ts';
import { can } from './users/can.ts';
import { requireRecentLeaver } from './users/recent-sign-in.ts';
import { sessionUnavailable } from './http/session-unavailable.ts';
import { qrCode } from './qr-code.ts';

type PageSpecific = Pick<PageContext, 'identity' | 'waitForIdentity'> &
	Partial<Pick<PageContext, 'problem' | 'unsent' | 'isForParts' | 'unread' | 'thing'>>;

/** Statuses after which the same request may succeed: too many at once, or something is down. */
const temporary = new Set([429, 503]);

/** Shown when even the page that explains a problem cannot be rendered. */
const plainText = (problem: Problem, requestId: string) =>
	`${problem.title}\n\n${problem.message}\n\nReference: ${requestId}\n`;

interface Dependencies extends Pick<
	AppDependencies,
	| 'config'
	| 'pictures'
	| 'fetch'
	| 'renderPage'
	| 'readShard'
	| 'drawSharePicture'
	| 'readTexts'
	| 'limiters'
	| 'log'
	| 'now'
> {
	/** The sessions that the sender of a request may see and end. */
	sessionsOf: (c: Context<AppEnv>) => AccountSessions;
	/** What the sender of a request may do with their own account. */
	accountOf: (c: Context<AppEnv>) => AccountServices;
	/** What is held about the sender, and their account as a whole. */
	accountDataOf: (c: Context<AppEnv>) => AccountService;
	box: SealedBox;
}

/** Renders the pages of web/ with what the viewer may see and do. */
export class PageRenderer {
	readonly #dependencies: Dependencies;
	constructor(dependencies: Dependencies) {
		this.#dependencies = dependencies;
	}

	/** The page at the request's own URL. @throws what the page failed with */
	page = async (c: Context<AppEnv>): Promise<Response> => {
		const { raw } = c.req;
		// A copy, because the content of a form is needed again if the page fails. A picture is large,
		// and browsers would not take it back.
		const request = isTextForm(raw) ? raw.clone() : raw;
		const response = await this.#render(c, request, {
			identity: () => (isSafe(raw.method) ? identitySoon(c) : identityOf(c)),
			waitForIdentity: () => identityOf(c)
		});
		logDenied(this.#dependencies.log, c, response.status, 'by_page');
		const identity = knownIdentityOf(c);
		// What an anonymous visitor cannot see may exist for this person.
		const isUndecided = identity.kind === 'unavailable' && [404, 503].includes(response.status);
		if (isUndecided) throw sessionUnavailable(identity.retryAfter);
		return response;
	};

	/** A page with what depends on the viewer on cached pages. @throws what it failed with */
	viewerParts = async (c: Context<AppEnv>, { unread, thing }: ViewerState): Promise<string> => {
		const url = `${this.#dependencies.config.origin}/viewer-parts`;
		const request = new Request(url, { headers: { accept: 'text/html' } });
		const identity = () => identitySoon(c);
		const specific = {
			...{ identity, waitForIdentity: identity, isForParts: true },
			unread: async () => unread,
			thing
		};
		const html = await (await this.#render(c, request, specific)).text();
		// Its links lead back to the page that it becomes a part of.
		const path = encodeURIComponent(new URL(c.req.url).pathname);
		return html.replaceAll(encodeURIComponent('/viewer-parts'), () => path);
	};

	/** The page that explains a problem, under the URL where it happened. */
	problem = async (c: Context<AppEnv>, found: Problem, path = '/problem'): Promise<Response> => {
		const { config, log } = this.#dependencies;
		const { errors } = await this.#textsOf(c);
		const problem = errors ? translateProblem(found, errors) : found;
		const { status } = problem;
		try {
			const request = new Request(config.origin + path, { headers: { accept: 'text/html' } });
			const unsent = temporary.has(status) ? await formOf(c.req.raw) : null;
			// The problem may be the reason why the identity cannot be resolved.
			const identity = () => identitySoon(c).catch(() => knownIdentityOf(c));
			const unread = async () => 0;
			const specific = { identity, waitForIdentity: identity, problem, unsent, unread };
			const { body, headers } = await this.#render(c, request, specific);
			return new Response(body, { status, headers });
		} catch (error) {
			log('problem_page_failed', { code: problem.code, reason: describeError(error) });
			return new Response(plainText(problem, c.get('requestId')), { status });
		}
	};

	#textsOf(c: Context<AppEnv>) {
		const { log, readTexts } = this.#dependencies;
		return textsOrEnglish(readTexts, c.get('language'), log);
	}

	/** @throws what the page failed with: SvelteKit would always respond with 500 */
	async #render(c: Context<AppEnv>, request: Request, specific: PageSpecific): Promise<Response> {
		const {
			accountDataOf,
			accountOf,
			box,
			config,
			fetch,
			limiters,
			log,
			now,
			pictures,
			renderPage,
			sessionsOf
		} = this.#dependencies;
		const failures: unknown[] = [];
		const language = c.get('language');
		const suggestedLanguage = c.get('suggestedLanguage');
		const { text, errors } = await this.#textsOf(c);
		/** The API answers in English, and so do the services. */
		const inWords = <T extends object>(services: T): T =>
			errors ? withErrorsIn(services, errors) : services;
		const { identity } = specific;
		const database = c.get('database');
		const geocoder = createGeocoder({ config, database, fetch, identity, language, now, log });
		const context = { database: c.get('content'), sessionId: sessionIdIn(c) };
		const countWrites = countWritesWith({ limiters, log }, c);
		const services = createServices({ ...context, pictures, identity, now, log, countWrites });
		const response = await renderPage(request, {
			...inWords(services),
			unread: () => c.get('unread') ?? services.notifications.unread(),
			...inWords(accountOf(c)),
			...inWords({
				sessions: sessionsOf(c),
				account: accountDataOf(c),
				requireRecentSignIn: () => requireRecentLeaver({ identity: () => identityOf(c), now })
			}),
			geocoder: geocoder && { ...geocoder, ...inWords({ find: geocoder.find }) },
			places: createGazetteer(this.#dependencies.readShard, language),
			formLimits,
			language: pageLanguage(language, suggestedLanguage),
			text,
			requestId: c.get('requestId'),
			origin: config.origin,
			can,
			keptForms: createKeptForms(box, now, async () => (await viewerOf(c))?.id ?? null),
			providers: config.cognito.providers,
			legal: legalFacts(config),
			qrCode,
			drawSharePicture: this.#dependencies.drawSharePicture,
			streetMap: config.streetMap,
			problem: null,
			unsent: null,
			isForParts: false,
			thing: null,
			...specific,
			failed: (error) => void failures.push(error)
		});
		if (failures.length > 0) throw failures[0];
		return response;
	}
}

/** Whether a request carries a form without files. */
const isTextForm = ({ body, headers }: Request): boolean =>
	body !== null &&
	(headers.get('content-type') ?? '').startsWith('application/x-www-form-urlencoded');

/** What the visitor entered in a form that was not processed. */
async function formOf(request: Request): Promise<PageContext['unsent']> {
	if (!isTextForm(request) || request.bodyUsed) return null;
	const { pathname, search } = new URL(request.url);
	const entries = [...(await request.formData())];
	return { to: pathname + search, fields: entries.map(([name, value]) => [name, String(value)]) };
}
