import { parseArgs } from 'node:util';
import type { ServerSettings } from './server.ts';

/** What the flags override of a configuration. */
export interface Overrides {
	server: Partial<ServerSettings>;
	issuer?: string;
}

/** A parsed command line. */
export type Command =
	| { kind: 'serve'; configFile: string | null; overrides: Overrides }
	| { kind: 'help' }
	| { kind: 'version' };

/** An invalid command line; the message names the option and what is allowed. */
export class UsageError extends Error {
	override name = 'UsageError';
}

/** The text of `--help`. */
export const usage = `Usage: local-cognito [options]

  --config FILE      the user pool, as JSON (default: one public client and one person)
  --port PORT        the port to listen on, 1 to 65535 (default: $PORT, or 9229)
  --host HOST        the address to listen on (default: localhost, this machine only)
  --origin URL       the origin that browsers see (default: the host and the port)
  --allow-host NAME  one more name of this machine; may be repeated
  --issuer URL       the issuer of tokens (default: the origin and the pool's id)
  --tls              serve https, with a certificate that the program creates
  --tls-cert FILE    serve https, with this certificate
  --tls-key FILE     and this key
  --data FOLDER      keep users, groups, keys and refresh tokens there
  --help             show this text
  --version          show the version
`;

const options = {
	config: { type: 'string' },
	port: { type: 'string' },
	host: { type: 'string' },
	origin: { type: 'string' },
	'allow-host': { type: 'string', multiple: true },
	issuer: { type: 'string' },
	tls: { type: 'boolean' },
	'tls-cert': { type: 'string' },
	'tls-key': { type: 'string' },
	data: { type: 'string' },
	help: { type: 'boolean' },
	version: { type: 'boolean' }
} as const;

/** The names of all options. */
export const optionNames = Object.keys(options);

/**
 * Reads the arguments that follow the name of the program, and `PORT` of the environment.
 *
 * @throws {UsageError} for an unknown option, a missing value or a wrong one
 */
export function parseCommandLine(
	args: readonly string[],
	environment: Readonly<Record<string, string | undefined>> = {}
): Command {
	const flags = readOptions(args);
	if (flags.help) return { kind: 'help' };
	if (flags.version) return { kind: 'version' };
	const { config = null, host, origin, issuer, data } = flags;
	const port = readPort('--port', flags.port) ?? readPort('PORT', environment['PORT']);
	const tls = readTls(flags.tls ?? false, flags['tls-cert'], flags['tls-key']);
	const server = {
		...(port === null ? {} : { port }),
		...(host === undefined ? {} : { host }),
		...(origin === undefined ? {} : { origin }),
		...(flags['allow-host'] ? { allowed_hosts: flags['allow-host'] } : {}),
		...(tls === null ? {} : { tls }),
		...(data === undefined ? {} : { data })
	};
	return {
		kind: 'serve',
		configFile: config,
		overrides: { server, ...(issuer === undefined ? {} : { issuer }) }
	};
}

function readOptions(args: readonly string[]) {
	try {
		return parseArgs({ args: [...args], options }).values;
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		const names = optionNames.map((name) => `--${name}`).join(', ');
		throw new UsageError(`${reason.split('. ')[0]}. Allowed options: ${names}.`, { cause: error });
	}
}

/** null when it was not given. */
function readPort(name: string, text: string | undefined): number | null {
	if (text === undefined || (name === 'PORT' && text === '')) return null;
	const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
	if (port >= 1 && port <= 65_535) return port;
	throw new UsageError(`${name}: ${text} is not a port. Allowed: a number from 1 to 65535.`);
}

function readTls(isWanted: boolean, cert: string | undefined, key: string | undefined) {
	if (cert !== undefined && key !== undefined) return { cert, key };
	if (cert === undefined && key === undefined) return isWanted ? true : null;
	throw new UsageError('--tls-cert and --tls-key belong together: give both, or neither.');
}
