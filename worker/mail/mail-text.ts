/** What one message says: its text and its HTML are both made from this. */
export interface MailText {
	subject: string;
	paragraphs: readonly string[];
	facts?: readonly Fact[];
	link?: { label: string; path: string };
}

/** A line such as "Device: Chrome on Android". */
export interface Fact {
	label: string;
	value: string;
}
