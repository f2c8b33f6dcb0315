import type { AccountSessions } from './auth/session/session-summary.ts';
import type { Capabilities } from './capabilities.ts';
import type { SocialProvider } from './config.ts';
import type { Problem } from './http/problem.ts';
import type { Text } from './text/text.ts';
import type { Viewer } from './users/viewer.ts';

/**
 * What the Worker hands to the page it renders: the only thing that crosses into web/. Pages read
 * it in `load` and act through it in form actions; they never see a token or the database.
 */
export interface Handover extends Capabilities {
	/** What the pages say, in the visitor's language. */
	text: Text;
	/** On the response, in every log line of this request, and on error pages as the reference. */
	requestId: string;
	/** The site's own address, from the settings: for links that are read elsewhere. */
	origin: string;
	/** Who is looking; null for a visitor who has not signed in. */
	viewer: Viewer | null;
	/**
	 * There is a session, but whose cannot be said right now. Show no "Sign in", and answer 503 where
	 * a page needs to know: the Worker then explains.
	 */
	viewerUnknown: boolean;
	/** What the viewer may do with the places where people are signed in; null for a visitor. */
	sessions: AccountSessions | null;
	/** The social buttons that the settings allow, in the order to show them. */
	providers: readonly SocialProvider[];
	/** Set when the page to render is an explanation of something that went wrong. */
	problem: Problem | null;
	/** The form that this problem kept from being heard, when sending it again may do. */
	unsent: { to: string; fields: [name: string, value: string][] } | null;
	/** Told what a page failed with, the Worker logs it and answers in the page's place. */
	failed: (error: unknown) => void;
}
