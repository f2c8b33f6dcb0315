import type { Pool } from '../pool.ts';

/** The relying party of the pool's passkeys: the configured one, or the host of the hosted UI. */
export const relyingPartyId = ({ config, origin }: Pool): string =>
	config.webauthn.relying_party_id ?? new URL(origin).hostname;
