import { readConfig, SettingsError } from '../../worker/config.ts';
import type { Config, SessionConfig } from '../../worker/config.ts';
import { testSettings } from '../test-settings.ts';
import { fail, type Finding, pass } from './finding.ts';
import { checkMail } from './mail.ts';

interface SettingsResult {
	/** null when the Worker would not start with these settings. */
	config: Config | null;
	findings: Finding[];
}

/**
 * Reads settings as the Worker does, and checks what the Worker cannot.
 *
 * @param source where they come from, for people
 */
export function checkSettings(source: string, env: object): SettingsResult {
	try {
		const config = readConfig(env);
		const complete = pass('settings', `${source} has every setting, and each is well-formed.`);
		const { session, mailFrom } = config;
		const findings = [complete, checkKeys(session), checkLimits(session), checkMail(mailFrom)];
		return { config, findings };
	} catch (error) {
		if (!(error instanceof SettingsError)) throw error;
		const fix = `Set it in ${source}, or run npm run setup.`;
		const findings = error.problems.map((problem) => fail('settings', problem, fix));
		return { config: null, findings };
	}
}

function checkKeys({ keys }: SessionConfig): Finding {
	const check = 'session_keys';
	const weak = keys.find(({ secret }) => isGuessable(secret));
	if (weak) {
		const fix = 'Make a random key with npm run keys:rotate, and remove this one.';
		return fail(check, `Key ${weak.id} of SESSION_KEYS is not random.`, fix);
	}
	if (keys.length > 3) {
		const fix = 'Remove the last ones: the sessions that they sealed ended long ago.';
		return fail(check, `SESSION_KEYS has ${keys.length} keys.`, fix);
	}
	const older = keys.length > 1 ? `, and ${keys.length - 1} more open older sessions` : '';
	return pass(check, `Key ${keys[0]?.id} of 32 random bytes seals sessions${older}.`);
}

function isGuessable(secret: Uint8Array): boolean {
	const steps = secret.map((byte, index) => byte - (secret[index - 1] ?? byte));
	const isSeries = new Set(steps.slice(1)).size === 1;
	const isText = secret.every((byte) => byte >= 0x20 && byte < 0x7f);
	const isPublished = testSettings.SESSION_KEYS.endsWith(Buffer.from(secret).toString('base64url'));
	// Only one in 10^13 random keys of 32 bytes has fewer than 20 different bytes.
	return isSeries || isText || isPublished || new Set(secret).size < 20;
}

function checkLimits({ idleSeconds, absoluteSeconds }: SessionConfig): Finding {
	const days = (seconds: number) => `${Math.round((seconds / 86_400) * 10) / 10} days`;
	if (idleSeconds > absoluteSeconds) {
		return fail(
			'lifetimes',
			'SESSION_IDLE_SECONDS is longer than SESSION_ABSOLUTE_SECONDS, so it never applies.',
			'Make it shorter, or remove both.'
		);
	}
	const [idle, absolute] = [days(idleSeconds), days(absoluteSeconds)];
	return pass(
		'lifetimes',
		`Sessions end after ${idle} without use, and after ${absolute} at most.`
	);
}
