import type { Pool } from '../pool.ts';
import { totpStepOf } from './totp.ts';
import type { User } from './user.ts';

/** Whether this code of the user's authenticator app signs in. Each code does so once (RFC 6238, section 5.2). */
export async function redeemTotpCode(
	pool: Pool,
	user: User,
	code: string
): Promise<'right' | 'wrong' | 'used'> {
	const secret = user.softwareToken?.secret;
	const step = secret ? await totpStepOf(secret, code, pool.clock) : null;
	if (step === null) return 'wrong';
	if (step <= user.lastTotpStep && pool.quirks.totp_reuse === 'refused') return 'used';
	user.lastTotpStep = step;
	return 'right';
}
