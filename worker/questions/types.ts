import type { Instant } from '../clock.ts';
import type { Event } from '../events/types.ts';
import type { Result } from '../http/result.ts';
import type { questions } from '../database/schema.ts';
import type { Page, PageRequest } from '../listing/page.ts';

export type QuestionState = (typeof questions.$inferSelect)['state'];

/** What somebody asked the organiser of an event. It says nothing about who asked or answered. */
export interface Question {
	id: number;
	text: string;
	/** `closed`: the organiser does not answer it. */
	state: QuestionState;
	/** null until it is answered. */
	answer: string | null;
	createdAt: Instant;
	/** RFC 3339, UTC: when it was answered or closed; null while it is open. */
	answeredAt: string | null;
}

/**
 * Whether the viewer can ask: `over` once the event has ended or was cancelled, `nobody` while nobody
 * could answer, `unproven` without a proven address, `enough` after as many questions as one may ask.
 */
export type MayAsk = 'yes' | 'over' | 'nobody' | 'unproven' | 'enough';

export interface Questions extends Page<Question> {
	event: Event;
	/** Whether the viewer answers them. Others see their own. */
	mayAnswer: boolean;
	mayAsk: MayAsk;
}

export interface QuestionFilter extends PageRequest {
	/** For those who answer: open ones by default. */
	state?: QuestionState | undefined;
}

/** `input` is what a client or a form sent, unvalidated. */
export interface QuestionService {
	/**
	 * The questions about an event: all of one state for those who answer, the oldest that wait and
	 * the newest of the others first; for others all of their own.
	 */
	list(event: string, filter?: QuestionFilter): Promise<Result<Questions>>;
	/** Asks the organiser. Asking the same twice has no further effect. @param input `{ text }` */
	ask(event: string, input: unknown): Promise<Result<Question>>;
	/** For the organiser, once. @param input `{ answer }` */
	answer(event: string, id: string, input: unknown): Promise<Result<Question>>;
	/** For the organiser: it waits no longer. Whoever asked is not told. */
	close(event: string, id: string): Promise<Result<Question>>;
	/** For the organiser: shows it to the moderators, and closes it. @param input `{ reason, text }` */
	report(event: string, id: string, input: unknown): Promise<Result<null>>;
}
