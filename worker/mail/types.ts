import type { Result } from '../http/result.ts';
import type { NotificationGroup, NotificationKind } from '../notifications/kinds.ts';

/** Whether somebody gets e-mails of one kind. */
export interface Subscription {
	kind: NotificationKind;
	isWanted: boolean;
}

/** What a person is sent by e-mail. */
export interface MailSettings {
	/** null for somebody without an address. */
	address: string | null;
	/** Nothing is sent to an address that nobody has proven. */
	isProven: boolean;
	/** The mail service has refused this address lately. */
	isSuppressed: boolean;
	subscriptions: readonly (Subscription & { group: NotificationGroup })[];
}

/** What a viewer chooses, and whoever has the link of a message. */
export interface MailService {
	/** The viewer's settings. */
	settings: () => Promise<Result<MailSettings>>;
	/** Wants exactly these kinds. */
	choose: (kinds: readonly string[]) => Promise<Result<null>>;
	/** What the link in a message is about. */
	subscription: (token: string) => Promise<Result<Subscription>>;
	/** Turns the kind of that message off, or on again. */
	setWanted: (token: string, isWanted: boolean) => Promise<Result<Subscription>>;
}
