import type { Log, LogFields } from './log.ts';

/** Characters of one field that are kept; also what keeps the patterns below quick. */
const longest = 1_000;

/** What a token, an address and a secret in a query or a form look like. */
const patterns: readonly [looks: RegExp, instead: string][] = [
	[/\beyJ[\w-]{8,}(?:\.[\w-]*)*/g, '[token]'],
	[/[^\s@"<>(),;:]+(?:@|%(?:25)*40)[^\s@"<>(),;:]+/g, '[address]'],
	[/\b(code|state|nonce|\w*token|\w*secret|\w*verifier|password)=[^&\s"]*/gi, '$1=[secret]']
];

/**
 * A log that takes out what must never stand in one. Callers log nothing of the kind; messages of
 * other people's errors may, so this stands behind all of them.
 */
export function redacted(log: Log): Log {
	return (event, fields) => log(event, fields && withoutSecrets(fields));
}

const withoutSecrets = (fields: LogFields): LogFields =>
	Object.fromEntries(
		Object.entries(fields).map(([name, value]) => [
			name,
			typeof value === 'string' ? redact(value) : value
		])
	);

const redact = (text: string): string =>
	patterns.reduce((kept, [looks, instead]) => kept.replace(looks, instead), text.slice(0, longest));
