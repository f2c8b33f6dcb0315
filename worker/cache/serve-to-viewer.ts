import type { Context } from 'hono';
import { describeError } from '../database/errors.ts';
import type { AppEnv } from '../http/app-env.ts';
import { identitySoon } from '../http/viewer.ts';
import type { Log } from '../observability/log.ts';
import type { SavedKind } from '../database/sql/saves.ts';
import type { Services } from '../page-context.ts';
import type { Identity } from '../users/identity.ts';
import type { ViewerState } from './viewer-state.ts';
import { fillSlots, restAfter, slotsOf, splitHead } from './viewer-slots.ts';

/** What a page for one viewer is made of. */
export interface ViewerPages {
	/** What one viewer may do, read from the primary in the round trip of their session. */
	services: (
		c: Context<AppEnv>
	) => Pick<Services, 'businesses' | 'events' | 'notifications' | 'saved'>;
	/** A page with what depends on the viewer on cached pages. */
	viewerParts: (c: Context<AppEnv>, state: ViewerState) => Promise<string>;
	/** The page at the request's URL, rendered for the viewer. */
	page: (c: Context<AppEnv>) => Promise<Response>;
}

/** What is known of a viewer and a page before either is sent. */
export interface Acquaintance {
	identity: Identity;
	/** Whether they may do more on this page than others. */
	isManager: boolean;
	state: ViewerState;
}

interface Dependencies {
	viewerPages: ViewerPages;
	log: Log;
}

const unknown: Acquaintance = {
	identity: { kind: 'unavailable', retryAfter: 5 },
	isManager: false,
	state: { unread: 0, thing: null }
};

/**
 * Asks who the viewer is, and whether they manage what the page shows: one round trip. Where that
 * fails, they are unknown.
 */
export async function getAcquainted(
	c: Context<AppEnv>,
	{ viewerPages, log }: Dependencies
): Promise<Acquaintance> {
	const key = c.get('pageKey') ?? '';
	try {
		const services = viewerPages.services(c);
		const shown = thingOf(key);
		const [isTheirs, unread, isSaved, identity] = await Promise.all([
			manages(services, key),
			services.notifications.unread(),
			shown ? services.saved.has(shown.kind, shown.slug) : false,
			identitySoon(c)
		]);
		const isModerator = identity.kind === 'signed_in' && identity.viewer.permissions.length > 0;
		const isManager = isTheirs || (isModerator && thing.test(key));
		return { identity, isManager, state: { unread, thing: shown && { ...shown, isSaved } } };
	} catch (error) {
		log('viewer_parts_failed', { reason: describeError(error) });
		return unknown;
	}
}

const thing = /^\/(businesses|events)\/([^/?]+)(?:\?|$)/;

function thingOf(key: string): { kind: SavedKind; slug: string } | null {
	const [, kind, slug = ''] = thing.exec(key) ?? [];
	if (kind !== 'businesses' && kind !== 'events') return null;
	return { kind, slug: decodeURIComponent(slug) };
}

async function manages(services: Pick<Services, 'businesses' | 'events'>, key: string) {
	const shown = thingOf(key);
	if (!shown) return false;
	const found = await services[shown.kind].find(shown.slug);
	if (found.kind === 'error') return false;
	const { value } = found;
	return value.isMine || ('maySeeTeam' in value && value.maySeeTeam);
}

/**
 * A cached page for somebody who is signed in. Its head leaves at once. The rest follows when the
 * viewer is known: the cached page with what is theirs, or for those who manage what it shows the
 * page as it is now.
 */
export function streamToViewer(
	c: Context<AppEnv>,
	dependencies: Dependencies,
	html: string,
	acquaintance: Promise<Acquaintance>
): ReadableStream<Uint8Array> {
	const [head, rest] = splitHead(html);
	const encoder = new TextEncoder();
	return new ReadableStream({
		async start(controller) {
			controller.enqueue(encoder.encode(head));
			const known = await acquaintance;
			const isAnonymous = known.identity.kind === 'anonymous';
			const text = isAnonymous ? rest : await restFor(c, dependencies, { head, rest, ...known });
			controller.enqueue(encoder.encode(text));
			controller.close();
		}
	});
}

async function restFor(
	c: Context<AppEnv>,
	{ viewerPages, log }: Dependencies,
	{ head, rest, isManager, state }: Acquaintance & { head: string; rest: string }
): Promise<string> {
	try {
		if (isManager) return restAfter(head, await (await viewerPages.page(c)).text());
		return fillSlots(rest, slotsOf(await viewerPages.viewerParts(c, state)));
	} catch (error) {
		log('viewer_parts_failed', { reason: describeError(error) });
		return fillSlots(rest, new Map());
	}
}
