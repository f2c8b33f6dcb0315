import type { Instant } from '../clock.ts';
import type { Business } from '../businesses/types.ts';
import type { Result } from '../http/result.ts';
import type { Page, PageRequest } from '../listing/page.ts';

/** What a team says against a decision about its business. */
export interface Appeal {
	id: number;
	text: string;
	createdAt: Instant;
	/** Of a moderator who left the decision as it is; null while it waits. */
	answer: string | null;
}

export interface AppealOfBusiness extends Appeal {
	business: Business;
}

/** `input` is what a client or a form sent, unvalidated. */
export interface AppealService {
	/** The business, for those who manage it, and what they said against the decision in force. */
	find(business: string): Promise<Result<{ business: Business; appeal: Appeal | null }>>;
	/** Once for each decision. @param input `{ text }` */
	appeal(business: string, input: unknown): Promise<Result<null>>;
	/** Those that wait, oldest first, for moderators: about decisions that the viewer may make. */
	list(request?: PageRequest): Promise<Result<Page<AppealOfBusiness>>>;
	/** Leaves the decision as it is. @param input `{ answer }` */
	answer(id: string, input: unknown): Promise<Result<null>>;
}
