import type { Instant } from '../clock.ts';
import type { Page, PageRequest } from '../listing/page.ts';
import type { Result } from '../http/result.ts';
import type { Text } from '../text/text.ts';
import type { NotificationKind } from './kinds.ts';
import type { NotificationWords } from './words.ts';

/** A notification in somebody's list. */
export interface ListedNotification extends NotificationWords {
	id: number;
	kind: NotificationKind;
	isRead: boolean;
	createdAt: Instant;
}

/** What one viewer does with what they were told. */
export interface NotificationService {
	/** The viewer's own, newest first, in the language of a text. */
	list(text: Text, request?: PageRequest): Promise<Result<Page<ListedNotification>>>;
	/** How many the viewer has not read, up to `maxUnread`; 0 for anonymous visitors. */
	unread(): Promise<number>;
	/** Marks one as read. @param input `{ id }`; with `{ older: true }` those before it, too */
	markRead(input: unknown): Promise<Result<null>>;
}
