import { secretFolders } from '../http/secret-paths.ts';
import type { Log, LogFields } from './log.ts';

/** The beginning of an address that whoever has it may use; its slash may be encoded. */
const secretAddress = `(?:${secretFolders.join('|')})(?:/|%2F)`;

/** Characters of a field that are kept, which also bounds the time of the patterns. */
const maxLength = 1_000;

/** Patterns of tokens, e-mail addresses, and secrets in a query or a form. */
const patterns: readonly [pattern: RegExp, replacement: string][] = [
	[/\beyJ[\w-]{8,}(?:\.[\w-]*)*/g, '[token]'],
	[/[^\s@"<>(),;:]+(?:@|%(?:25)*40)[^\s@"<>(),;:]+/g, '[address]'],
	[new RegExp(`(${secretAddress})[^\\s/?#"]+`, 'g'), '$1[secret]'],
	[/\b(code|state|nonce|\w*token|\w*secret|\w*verifier|password)=[^&\s"]*/gi, '$1=[secret]']
];

/** What each of the patterns needs to match. Most fields have none of it, and each request is logged. */
const suspicious = new RegExp(`eyJ|@|%|=|${secretAddress}`);

const redactedLogs = new WeakSet<Log>();

/**
 * A log that removes secrets and addresses. Our own code logs none, but the messages of third-party
 * errors may contain some. One that does so already stays as it is.
 */
export function redacted(log: Log): Log {
	if (redactedLogs.has(log)) return log;
	const safe: Log = (event, fields) => log(event, fields && withoutSecrets(fields));
	redactedLogs.add(safe);
	return safe;
}

const withoutSecrets = (fields: LogFields): LogFields =>
	Object.fromEntries(
		Object.entries(fields).map(([name, value]) => [
			name,
			typeof value === 'string' ? redact(value) : value
		])
	);

function redact(text: string): string {
	const kept = text.slice(0, maxLength);
	if (!suspicious.test(kept)) return kept;
	return patterns.reduce(
		(rest, [pattern, replacement]) => rest.replace(pattern, replacement),
		kept
	);
}
