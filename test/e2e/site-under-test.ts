import { testSites } from '../../tools/test-settings.ts';

const settings = testSites[Number(process.env.TEST_PARALLEL_INDEX ?? 0)];
if (!settings)
	throw new Error('tools/test-settings.ts has fewer sites than Playwright has workers.');

/** The site that is this Playwright worker's own. */
export const origin = settings.APP_ORIGIN;

/** The local Cognito where its people sign in. */
export const cognito = settings.COGNITO_DOMAIN;
