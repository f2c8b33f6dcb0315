import { expect, it } from 'vitest';
import { createSite, tokensIn } from './site.ts';
import { decodeJwt } from 'jose';

const site = createSite();

it('signs in by e-mail', async () => {
	const back = await site.signInByEmail('emil-owner@popmap.test');
	expect(back.searchParams.get('state')).toBe('a-state');
	const answer = await site.redeem(back.searchParams.get('code'));
	const tokens = tokensIn(await answer.json());
	expect(decodeJwt(tokens.id_token)).toMatchObject({ nonce: 'a-nonce', name: 'Emil Owner' });
});

it('signs in with facebook', async () => {
	const back = await site.signInAt('Facebook', 'olivia-owner');
	const answer = await site.redeem(back.searchParams.get('code'));
	const tokens = tokensIn(await answer.json());
	expect(decodeJwt(tokens.id_token)).toMatchObject({ nonce: 'a-nonce', name: 'Olivia Owner' });
		JSON.stringify(import.meta.env).slice(0, 500),
		typeof process === 'undefined' ? 'noproc' : process.env.CONTRACT_X,
		navigator.userAgent
	);
});
