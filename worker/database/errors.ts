import { DrizzleQueryError } from 'drizzle-orm';

/** A batch of statements failed, so none of them took effect. */
export class DatabaseError extends Error {
	override name = 'DatabaseError';

	constructor(cause: unknown) {
		super('A batch of statements failed', { cause });
	}
}

/** D1's message, without the statement's parameters, which may be personal data. */
function d1Message(error: unknown): string | null {
	if (!(error instanceof DrizzleQueryError || error instanceof DatabaseError)) return null;
	return error.cause instanceof Error ? error.cause.message : 'query failed';
}

const isInvalidStatement = (message: string) =>
	/SQLITE_(?:CONSTRAINT|ERROR|MISMATCH|RANGE)/.test(message);

/** Whether the database could not be reached, as opposed to rejecting a statement. */
export function isDatabaseDown(error: unknown): boolean {
	const message = d1Message(error);
	return message !== null && !isInvalidStatement(message);
}

/** Whether nothing of a batch happened because its person has made too many entries in the log. */
export const isLogFull = (error: unknown): boolean =>
	d1Message(error)?.includes('NOT NULL constraint failed: audit.at') ?? false;

/**
 * Describes an error for the log: its kind and message, never the parameters of a statement, which
 * Drizzle puts into its messages.
 */
export function describeError(error: unknown): string {
	const message = d1Message(error);
	if (message !== null) return `database: ${message}`;
	return error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
}
