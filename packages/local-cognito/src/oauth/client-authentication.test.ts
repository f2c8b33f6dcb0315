import { describe, expect, it } from 'vitest';
import { parseConfig } from '../config/config.ts';
import { createLocalCognito } from '../local-cognito.ts';

const secret = 'one+two_three';
const cognito = createLocalCognito({
	config: parseConfig({ clients: [{ id: 'an_app+1', secret }] })
});

/** What the token endpoint says about made-up codes: only a known client hears of the code. */
async function errorFor(authorization: string): Promise<unknown> {
	const response = await cognito.fetch(
		new Request(`${cognito.origin}/oauth2/token`, {
			method: 'POST',
			headers: { authorization },
			body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: 'made-up' })
		})
	);
	const { error }: { error: unknown } = JSON.parse(await response.text());
	return error;
}
const basic = (id: string, password: string) => `Basic ${btoa(`${id}:${password}`)}`;

describe('Basic credentials', () => {
	it.each([
		['as they are', basic('an_app+1', secret)],
		['percent-encoded, as RFC 6749 says', basic('an_app%2B1', 'one%2Btwo%5Fthree')],
		['partly encoded', basic('an_app+1', 'one%2Btwo_three')]
	])('are accepted %s', async (_, authorization) => {
		expect(await errorFor(authorization)).toBe('invalid_grant');
	});

	it.each([
		['with a space for the plus', basic('an_app+1', 'one two_three')],
		['that are wrong', basic('an_app+1', 'another')],
		['that are no percent-encoding', basic('an_app+1', '%zz')],
		['that are no base64', 'Basic ???']
	])('are refused %s', async (_, authorization) => {
		expect(await errorFor(authorization)).toBe('invalid_client');
	});
});
