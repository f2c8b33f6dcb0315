import { readConfig, SettingsError } from '../../worker/config.ts';
import type { Config, SessionConfig } from '../../worker/config.ts';
import { testSettings } from '../test-settings.ts';
import { right, wrong } from './finding.ts';
import type { Finding } from './finding.ts';

export interface Settings {
	/** null when the Worker would not start with them. */
	config: Config | null;
	findings: Finding[];
}

/**
 * Reads settings as the Worker does, and looks at what it cannot judge.
 *
 * @param source names where they come from, for people.
 */
export function checkSettings(source: string, env: object): Settings {
	try {
		const config = readConfig(env);
		const present = right('settings', `${source} has every setting, and each is well-formed.`);
		return {
			config,
			findings: [present, checkKeys(config.session), checkLifetimes(config.session)]
		};
	} catch (error) {
		if (!(error instanceof SettingsError)) throw error;
		const cure = `Set it in ${source}, or run npm run setup.`;
		const findings = error.problems.map((problem) => wrong('settings', problem, cure));
		return { config: null, findings };
	}
}

const rotate = 'Make a random one with npm run keys:rotate, and leave this one out.';

/** What 32 random bytes never look like. */
function checkKeys({ keys }: SessionConfig): Finding {
	const weak = keys.find(({ secret }) => isGuessable(secret));
	if (weak) {
		return wrong('session_keys', `Key ${weak.id} of SESSION_KEYS is not random.`, rotate);
	}
	if (keys.length > 3) {
		const cure = 'Leave the last ones out: what they sealed has ended long ago.';
		return wrong('session_keys', `SESSION_KEYS has ${keys.length} keys.`, cure);
	}
	const old = keys.length > 1 ? `, and ${keys.length - 1} more open older sessions` : '';
	return right('session_keys', `Key ${keys[0]?.id} of 32 random bytes seals sessions${old}.`);
}

function isGuessable(secret: Uint8Array): boolean {
	const steps = secret.map((byte, index) => byte - (secret[index - 1] ?? byte));
	const isSeries = new Set(steps.slice(1)).size === 1;
	const isText = secret.every((byte) => byte >= 0x20 && byte < 0x7f);
	const isPublished = testSettings.SESSION_KEYS.endsWith(Buffer.from(secret).toString('base64url'));
	// Of 32 random bytes, fewer than 20 different ones come once in 10^13 keys.
	return isSeries || isText || isPublished || new Set(secret).size < 20;
}

function checkLifetimes({ idleSeconds, absoluteSeconds }: SessionConfig): Finding {
	const days = (seconds: number) => `${Math.round((seconds / 86_400) * 10) / 10} days`;
	if (idleSeconds > absoluteSeconds) {
		return wrong(
			'lifetimes',
			`SESSION_IDLE_SECONDS is longer than SESSION_ABSOLUTE_SECONDS, so it never applies.`,
			'Make it shorter, or leave both out.'
		);
	}
	const idle = days(idleSeconds);
	return right(
		'lifetimes',
		`Sessions end after ${idle} without use, ${days(absoluteSeconds)} at most.`
	);
}
