import { parseArgs } from 'node:util';

/** A parsed command line. */
export type Command =
	| { kind: 'serve'; port: number; host: string; configFile: string | null }
	| { kind: 'help' }
	| { kind: 'version' };

/** An invalid command line; the message names the option and what is allowed. */
export class UsageError extends Error {
	override name = 'UsageError';
}

/** The text of `--help`. */
export const usage = `Usage: local-cognito [options]

  --port PORT    the port to listen on, 1 to 65535 (default: 9229)
  --host HOST    the address to listen on (default: localhost, this machine only)
  --config FILE  the user pool, as JSON (default: one public client and one person)
  --help         show this text
  --version      show the version
`;

const options = {
	port: { type: 'string' },
	host: { type: 'string' },
	config: { type: 'string' },
	help: { type: 'boolean' },
	version: { type: 'boolean' }
} as const;

const names = Object.keys(options)
	.map((name) => `--${name}`)
	.join(', ');

/**
 * Reads the arguments that follow the name of the program.
 *
 * @throws {UsageError} for an unknown option, a missing value or a port out of range
 */
export function parseCommandLine(args: readonly string[]): Command {
	const { help, version, port = '9229', host = 'localhost', config = null } = readOptions(args);
	if (help) return { kind: 'help' };
	if (version) return { kind: 'version' };
	return { kind: 'serve', port: readPort(port), host, configFile: config };
}

function readOptions(args: readonly string[]) {
	try {
		return parseArgs({ args: [...args], options }).values;
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new UsageError(`${reason.split('. ')[0]}. Allowed options: ${names}.`, { cause: error });
	}
}

function readPort(text: string): number {
	const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
	if (port >= 1 && port <= 65_535) return port;
	throw new UsageError(`--port: ${text} is not a port. Allowed: a number from 1 to 65535.`);
}
