/** What one log line may hold. Never a token, a code, a cookie, an e-mail address or a name. */
export type LogFields = Record<string, string | number | boolean | null | undefined>;

/** Writes one line of JSON that operators can search by `event`. */
export type Log = (event: string, fields?: LogFields) => void;

export const logToConsole: Log = (event, fields) => {
	// The runtime's own log collector indexes the fields of a JSON line.
	// eslint-disable-next-line no-console
	console.log(JSON.stringify({ time: new Date().toISOString(), event, ...fields }));
};
