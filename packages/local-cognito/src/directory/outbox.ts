/** A message that a real pool would have sent by e-mail. */
export interface Message {
	to: string;
	subject: string;
	text: string;
	/** The digits, or the temporary password, in the text, for tests. */
	code: string;
	sentAt: Date;
}

/** A message that the application has sent itself. */
export interface OtherMessage {
	to: string;
	from: string;
	subject: string;
	text: string;
	/** null for a message of plain text alone. */
	html: string | null;
	headers: Readonly<Record<string, string>>;
	sentAt: Date;
}

export interface Outbox {
	send(message: Message): void;
	/** Newest first. */
	messages(): readonly Message[];
	/** Those of the application. */
	otherMessages(): Promise<readonly OtherMessage[]>;
}

/**
 * The messages since the last reset, in memory.
 *
 * @param otherMessages finds those that the outbox page shows beside them
 */
export function createOutbox(otherMessages: Outbox['otherMessages']): Outbox {
	const sent: Message[] = [];
	return {
		send: (message) => void sent.unshift(message),
		messages: () => sent,
		otherMessages
	};
}
