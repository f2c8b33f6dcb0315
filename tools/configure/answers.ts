import { readConfig, SettingsError } from '../../worker/config.ts';
import { testSettings } from '../test-settings.ts';

/** Where the settings are for: this machine, or an environment of wrangler.toml. */
export const targets = ['local', 'staging', 'production'] as const;
export type Target = (typeof targets)[number];

/** Settings that a person answers, by name. */
export type Answers = Record<string, string>;

export interface Question {
	setting: string;
	text: string;
	/** What an empty answer means; null where there is none. */
	fallback: (target: Target, answers: Answers) => string | null;
}

/** In the order in which a person finds them in the AWS console. COGNITO_REGION is in the pool's id. */
export const questions: readonly Question[] = [
	{
		setting: 'APP_ORIGIN',
		text: "The site's address",
		fallback: (target) => (target === 'local' ? testSettings.APP_ORIGIN : null)
	},
	{
		setting: 'COGNITO_USER_POOL_ID',
		text: "The user pool's id, such as eu-west-1_AbCdEfGhI",
		fallback: () => null
	},
	{ setting: 'COGNITO_CLIENT_ID', text: "The app client's id", fallback: () => null },
	{
		setting: 'COGNITO_DOMAIN',
		text: "The pool's domain: a prefix (popmap-auth) or a host of your own",
		fallback: () => null
	},
	{
		setting: 'COGNITO_PROVIDERS',
		text: 'The social buttons to show, separated by commas; - for none',
		fallback: () => 'Facebook,Google'
	},
	{
		setting: 'COGNITO_ADMIN_GROUP',
		text: 'The group that moderates',
		fallback: () => 'admins'
	}
];

/** The region is the first part of a pool's id. */
const regionOf = (userPoolId: string) => userPoolId.split('_')[0] ?? '';

/** What the Worker would say to these settings, keys aside; nothing when it would start. */
export function problemsWith(settings: object): readonly string[] {
	try {
		readConfig({ SESSION_KEYS: testSettings.SESSION_KEYS, ...settings });
		return [];
	} catch (error) {
		if (error instanceof SettingsError) return error.problems;
		throw error;
	}
}

/** What is wrong with one answer, whatever the others are. */
export function problemWith(setting: string, value: string): string | null {
	const region = setting === 'COGNITO_USER_POOL_ID' ? { COGNITO_REGION: regionOf(value) } : {};
	const problems = problemsWith({ ...testSettings, ...region, [setting]: value });
	return problems.find((problem) => problem.includes(setting)) ?? problems[0] ?? null;
}

/** The region, no list where a dash stands for none, and no slash at the end of the address. */
export function completed(answers: Answers): Answers {
	const { COGNITO_USER_POOL_ID: pool = '', COGNITO_PROVIDERS: providers = '', ...rest } = answers;
	return {
		...rest,
		APP_ORIGIN: (rest['APP_ORIGIN'] ?? '').replace(/\/+$/, ''),
		COGNITO_USER_POOL_ID: pool,
		COGNITO_REGION: rest['COGNITO_REGION'] ?? regionOf(pool),
		COGNITO_PROVIDERS: providers === '-' ? '' : providers
	};
}
