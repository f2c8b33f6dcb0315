import type { Context } from 'hono';
import type { AppEnv } from './http/app-env.ts';
import type { Auth } from './auth/auth.ts';
import { sessionIdOf } from './users/identity.ts';
import { capabilitiesOf } from './capabilities-of.ts';
import { describeError } from './database/errors.ts';
import { noteRefusal } from './middleware/log-denied.ts';
import { unavailable } from './middleware/authenticate.ts';
import type { Handover } from './handover.ts';
import type { Parts } from './parts.ts';
import type { Problem } from './http/problem.ts';
import { chooseText } from './text/text.ts';

/** What a page is handed by whom it is rendered for. */
type Given = Omit<Handover, 'failed'>;
type Shown = Pick<Handover, 'problem' | 'unsent'>;

/** Problems after which the same request may do: too many at once, and something that is away. */
const passing = new Set([429, 503]);

/** Shown when even the page that explains a problem cannot be rendered. */
const lastResort = (problem: Problem, reference: string) =>
	`${problem.title}\n\n${problem.message}\n\nReference: ${reference}\n`;

/** Renders web/'s pages with what this viewer may see and do. */
export function createRenderPage(
	parts: Pick<Parts, 'config' | 'pages' | 'log' | 'database' | 'now'>,
	{ account }: Pick<Auth, 'account'>
) {
	const { config, pages, log } = parts;

	const handoverOf = (c: Context<AppEnv>, shown: Shown): Given => {
		// An error may come before the door has settled who this is.
		const who = c.get('who') ?? { kind: 'visitor' };
		const viewer = who.kind === 'signed_in' ? who.viewer : null;
		return {
			...capabilitiesOf(parts, viewer),
			text: chooseText(),
			requestId: c.var.requestId,
			origin: config.origin,
			viewer,
			sessions: viewer && account.of(viewer, sessionIdOf(who)),
			viewerUnknown: who.kind === 'unavailable',
			providers: config.cognito.providers,
			...shown
		};
	};

	/** @throws what the page failed with, of which SvelteKit would make a 500 whatever it was. */
	async function render(request: Request, given: Given): Promise<Response> {
		const failures: unknown[] = [];
		const failed = (error: unknown) => void failures.push(error);
		const response = await pages(request, { ...given, failed });
		if (failures.length > 0) throw failures[0];
		return response;
	}

	/** The page at the request's own URL. */
	async function page(c: Context<AppEnv>): Promise<Response> {
		const { raw } = c.req;
		// A copy of a form, because what was entered is needed again when the page fails.
		const request = raw.body === null ? raw : raw.clone();
		const response = await render(request, handoverOf(c, { problem: null, unsent: null }));
		noteRefusal(log, c, response.status, 'by_page');
		const who = c.get('who');
		// What a page knows of nobody, and what is not there for a visitor, may be there for whoever this is.
		const isUnsure = who.kind === 'unavailable' && [404, 503].includes(response.status);
		if (isUnsure) throw unavailable(who.retryAfter);
		return response;
	}

	/** The page that explains a problem, under the URL where it happened. */
	async function problem(c: Context<AppEnv>, problem: Problem, path = '/problem') {
		const { status } = problem;
		try {
			const request = new Request(config.origin + path, { headers: { accept: 'text/html' } });
			const unsent = passing.has(status) ? await formOf(c.req.raw) : null;
			const { body, headers } = await render(request, handoverOf(c, { problem, unsent }));
			return new Response(body, { status, headers });
		} catch (error) {
			log('problem_page_failed', { code: problem.code, reason: describeError(error) });
			return new Response(lastResort(problem, c.var.requestId), { status });
		}
	}

	return { page, problem };
}

export type RenderPage = ReturnType<typeof createRenderPage>;

/** What somebody entered in a form that was not heard. */
async function formOf(request: Request): Promise<Handover['unsent']> {
	const type = request.headers.get('content-type') ?? '';
	if (!type.startsWith('application/x-www-form-urlencoded') || request.bodyUsed) return null;
	const { pathname, search } = new URL(request.url);
	const entries = [...(await request.formData())];
	return { to: pathname + search, fields: entries.map(([name, value]) => [name, String(value)]) };
}
