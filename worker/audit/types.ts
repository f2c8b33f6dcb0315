import type { Instant } from '../clock.ts';
import type { Result } from '../http/result.ts';
import type { Page, PageRequest } from '../listing/page.ts';
import type { AuditAction } from './record-audit.ts';

/** What an entry is about: an id, which may be of something that is gone. */
export interface Subject {
	kind: 'person' | 'business' | 'event' | 'question' | 'category';
	id: string;
}

export interface LogEntry {
	id: number;
	at: Instant;
	action: AuditAction;
	/** The random id of a person; null for the site itself. */
	actor: string | null;
	subject: Subject;
	/** JSON. */
	details: string;
	/** null until the cron has sealed it. */
	seal: string | null;
}

/** An entry for those whom it concerns: it says who did it without naming them. */
export interface HistoryEntry extends Pick<LogEntry, 'id' | 'at' | 'action'> {
	who: 'you' | 'team' | 'moderator' | 'site';
}

/** What somebody wants to know the history of, by id or slug: of themselves, without it. */
export interface HistoryAbout {
	kind: 'business' | 'event';
	idOrSlug: string;
}

export interface History extends Page<HistoryEntry> {
	/** What it is about; null for the viewer's own. */
	name: string | null;
	slug: string | null;
}

export interface AuditService {
	/** Every entry, newest first, for moderators with the permission. @param about such as `business/3` */
	list(request?: PageRequest & { about?: string | null }): Promise<Result<Page<LogEntry>>>;
	/** What was done to the viewer, or to a business or event of their team, newest first. */
	history(about: HistoryAbout | null, request?: PageRequest): Promise<Result<History>>;
}
