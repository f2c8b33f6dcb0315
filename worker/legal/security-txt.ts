import { Hono } from 'hono';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { AppEnv } from '../http/app-env.ts';

/** RFC 9116, 2.5.5 recommends less than a year. */
const validForDays = 90;

/** `/.well-known/security.txt` (RFC 9116): where to report a vulnerability. */
export const securityTxt = ({ config, now }: { config: Config; now: Clock }) =>
	new Hono<AppEnv>({ strict: false }).get('/', (c) => c.text(contentOf(config, now())));

function contentOf({ origin, operator }: Config, now: number): string {
	// The settings are read when the Worker starts, so whatever it serves is in force.
	const expires = new Date(now + validForDays * 86_400_000);
	expires.setUTCHours(0, 0, 0, 0);
	return [
		`Contact: ${operator.securityContact ?? `${origin}/contact`}`,
		`Expires: ${expires.toISOString()}`,
		'Preferred-Languages: en',
		`Canonical: ${origin}/.well-known/security.txt`,
		''
	].join('\n');
}
