import { readConfig, SettingsError } from '../../worker/config.ts';
import { testSettings } from '../test-settings.ts';

/** What the settings are for: this machine, or an environment of wrangler.toml. */
export const targets = ['local', 'staging', 'production'] as const;
export type Target = (typeof targets)[number];

/** Settings by name. */
export type Answers = Record<string, string>;

export interface Question {
	setting: string;
	text: string;
	/** What an empty answer means; null when it must not be empty. */
	fallback: string | null;
}

/** Who runs the site, for its pages about privacy, terms and contact. */
const operatorQuestions: readonly Question[] = [
	{
		setting: 'OPERATOR_NAME',
		text: 'Who runs the site: a person or an organisation',
		fallback: ''
	},
	{ setting: 'OPERATOR_ADDRESS', text: 'Their postal address', fallback: '' },
	{ setting: 'CONTACT_EMAIL', text: 'The e-mail address for questions', fallback: '' }
];

/** In the order of the AWS console. COGNITO_REGION is part of the pool's id. */
export const questionsFor = (target: Target): readonly Question[] => [
	{
		setting: 'APP_ORIGIN',
		text: "The site's address",
		fallback: target === 'local' ? testSettings.APP_ORIGIN : null
	},
	{
		setting: 'COGNITO_USER_POOL_ID',
		text: "The user pool's id, such as eu-west-1_AbCdEfGhI",
		fallback: null
	},
	{ setting: 'COGNITO_CLIENT_ID', text: "The app client's id", fallback: null },
	{
		setting: 'COGNITO_DOMAIN',
		text: "The pool's domain: a prefix (popmap-auth) or your own host",
		fallback: null
	},
	{
		setting: 'COGNITO_PROVIDERS',
		text: 'The social buttons to show, separated by commas; - for none',
		fallback: 'Facebook,Google'
	},
	{ setting: 'COGNITO_ADMIN_GROUP', text: 'The group of the moderators', fallback: 'admins' },
	...(target === 'local' ? [] : operatorQuestions)
];

const regionOf = (userPoolId: string) => userPoolId.split('_')[0] ?? '';

/** The Worker's objections to these settings, apart from SESSION_KEYS. */
export function problemsWith(settings: object): readonly string[] {
	try {
		readConfig({ SESSION_KEYS: testSettings.SESSION_KEYS, ...settings });
		return [];
	} catch (error) {
		if (error instanceof SettingsError) return error.problems;
		throw error;
	}
}

/** What is wrong with one setting, whatever the others are. */
export function problemWith(setting: string, value: string): string | null {
	const region = setting === 'COGNITO_USER_POOL_ID' ? { COGNITO_REGION: regionOf(value) } : {};
	const problems = problemsWith({ ...testSettings, ...region, [setting]: value });
	return problems.find((problem) => problem.includes(setting)) ?? problems[0] ?? null;
}

/** Adds the region, reads a dash as no providers, and removes slashes at the end of the address. */
export function normalize(answers: Answers): Answers {
	const { COGNITO_USER_POOL_ID: pool = '', COGNITO_PROVIDERS: providers = '', ...rest } = answers;
	return {
		...rest,
		APP_ORIGIN: (rest['APP_ORIGIN'] ?? '').replace(/\/+$/, ''),
		COGNITO_USER_POOL_ID: pool,
		COGNITO_REGION: rest['COGNITO_REGION'] ?? regionOf(pool),
		COGNITO_PROVIDERS: providers === '-' ? '' : providers
	};
}
