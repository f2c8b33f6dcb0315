/** A message that a real pool would have sent by e-mail. */
export interface Message {
	to: string;
	subject: string;
	text: string;
	/** The digits, or the temporary password, in the text, for tests. */
	code: string;
	sentAt: Date;
}

export interface Outbox {
	send(message: Message): void;
	/** Newest first. */
	messages(): readonly Message[];
}

/** The messages since the last reset, in memory. */
export function createOutbox(): Outbox {
	const sent: Message[] = [];
	return {
		send: (message) => void sent.unshift(message),
		messages: () => sent
	};
}
