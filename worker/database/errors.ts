import { DrizzleQueryError } from 'drizzle-orm';

/** Several statements in one round trip, of which none was done. */
export class BatchFailed extends Error {
	override name = 'BatchFailed';

	constructor(cause: unknown) {
		super('A batch of statements failed', { cause });
	}
}

/** What D1 said, without the statement's parameters, which may be personal. */
function d1Message(error: unknown): string | null {
	if (!(error instanceof DrizzleQueryError || error instanceof BatchFailed)) return null;
	return error.cause instanceof Error ? error.cause.message : 'query failed';
}

const isOurMistake = (message: string) =>
	/SQLITE_(?:CONSTRAINT|ERROR|MISMATCH|RANGE)/.test(message);

/** Whether the database could not be asked, as opposed to refusing what it was asked. */
export function isDatabaseDown(error: unknown): boolean {
	const message = d1Message(error);
	return message !== null && !isOurMistake(message);
}

/**
 * An error as an operator may read it: its kind and what was said, never the parameters of a
 * statement, which Drizzle puts into its messages.
 */
export function describeError(error: unknown): string {
	const message = d1Message(error);
	if (message !== null) return `database: ${message}`;
	return error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
}
