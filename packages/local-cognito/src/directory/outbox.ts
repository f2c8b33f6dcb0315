/** A message that a real pool would have sent by e-mail. */
export interface Message {
	to: string;
	subject: string;
	text: string;
	/** The six digits, so that tests need not read prose. */
	code: string;
	sentAt: Date;
}

export interface Outbox {
	send(message: Message): void;
	/** Newest first. */
	messages(): readonly Message[];
}

export function createOutbox(): Outbox {
	const sent: Message[] = [];
	return {
		send: (message) => void sent.unshift(message),
		messages: () => sent
	};
}
