import type { Context } from 'hono';
import type { AppEnv } from './app-env.ts';
import type { Auth } from './auth/auth.ts';
import { sessionIdOf } from './auth/who.ts';
import { capabilitiesOf } from './capabilities-of.ts';
import { unavailable } from './door/recognise.ts';
import type { Handover } from './handover.ts';
import type { Parts } from './parts.ts';
import type { Problem } from './problem.ts';

/** Shown when even the page that explains a problem cannot be rendered. */
const lastResort = (problem: Problem, reference: string) =>
	`${problem.title}\n\n${problem.message}\n\nReference: ${reference}\n`;

/** Renders web/'s pages with what this viewer may see and do. */
export function createRenderPage(
	{ config, pages, log, ...parts }: Pick<Parts, 'config' | 'pages' | 'log' | 'database' | 'now'>,
	{ account }: Pick<Auth, 'account'>
) {
	const handoverOf = (c: Context<AppEnv>, problem: Problem | null): Handover => {
		// An error may come before the door has settled who this is.
		const who = c.get('who') ?? { kind: 'visitor' };
		const viewer = who.kind === 'signed_in' ? who.viewer : null;
		return {
			...capabilitiesOf(parts, viewer),
			requestId: c.var.requestId,
			origin: config.origin,
			viewer,
			sessions: viewer && account.of(viewer, sessionIdOf(who)),
			endAllSessionsOf: viewer?.isModerator ? account.endAllOf : null,
			viewerUnknown: who.kind === 'unavailable',
			providers: config.cognito.providers,
			problem
		};
	};

	/** The page at the request's own URL. */
	async function page(c: Context<AppEnv>): Promise<Response> {
		const handover = handoverOf(c, null);
		const response = await pages(c.req.raw, handover);
		const who = c.get('who');
		// The guard of web/hooks.server.ts answers 503 for a page that needs to know who is looking.
		if (who.kind === 'unavailable' && response.status === 503) throw unavailable(who.retryAfter);
		return response;
	}

	/** The page that explains a problem, under the URL where it happened. */
	async function problem(c: Context<AppEnv>, problem: Problem, path = '/problem') {
		const { status } = problem;
		try {
			const request = new Request(config.origin + path, { headers: { accept: 'text/html' } });
			const { body, headers } = await pages(request, handoverOf(c, problem));
			return new Response(body, { status, headers });
		} catch {
			log('problem_page_failed', { request_id: c.var.requestId, code: problem.code });
			return new Response(lastResort(problem, c.var.requestId), { status });
		}
	}

	return { page, problem };
}

export type RenderPage = ReturnType<typeof createRenderPage>;
