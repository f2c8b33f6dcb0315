import * as v from 'valibot';
import { closedObject } from '../config/closed-object.ts';
import { createDueList } from './due-list.ts';

/** How one of the next tokens differs from a correct one. */
export const mutationSchema = closedObject({
	token: v.picklist(['id', 'access']),
	/** Which grant it applies to; null for the next one of either. */
	grant: v.optional(v.nullable(v.picklist(['authorization_code', 'refresh_token'])), null),
	times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
	/** Claims to set; null removes one. */
	claims: v.optional(v.record(v.string(), v.unknown()), {}),
	/** Header members to set; null removes one. `alg` follows the signature. */
	header: v.optional(v.record(v.string(), v.unknown()), {}),
	signature: v.optional(v.picklist(['right', 'wrong', 'none', 'HS256', 'ES256']), 'right')
});
export type TokenMutation = v.InferOutput<typeof mutationSchema>;
type Change = Partial<Pick<TokenMutation, 'claims' | 'header' | 'signature'>>;

interface MutationContext {
	/** Seconds since 1970. */
	now: number;
	clientId: string;
	token: TokenMutation['token'];
}

/** Invalid tokens that a site must reject, and unusual ones that it must accept. */
export const namedMutations = {
	wrong_iss: () => ({ claims: { iss: 'https://another-issuer.example' } }),
	missing_iss: () => ({ claims: { iss: null } }),
	missing_sub: () => ({ claims: { sub: null } }),
	other_sub: () => ({ claims: { sub: '00000000-0000-4000-8000-000000000000' } }),
	wrong_aud: () => ({ claims: { aud: 'anotherclient' } }),
	missing_aud: () => ({ claims: { aud: null } }),
	secondary_aud: ({ clientId }: MutationContext) => ({
		claims: { aud: [clientId, 'anotherclient'] }
	}),
	aud_as_array: ({ clientId }: MutationContext) => ({ claims: { aud: [clientId] } }),
	missing_iat: () => ({ claims: { iat: null } }),
	iat_in_the_future: ({ now }: MutationContext) => ({ claims: { iat: now + 600 } }),
	iat_a_week_ago: ({ now }: MutationContext) => ({ claims: { iat: now - 7 * 86_400 } }),
	missing_exp: () => ({ claims: { exp: null } }),
	expired: ({ now }: MutationContext) => ({ claims: { exp: now - 300 } }),
	kid_absent: () => ({ header: { kid: null } }),
	unknown_kid: () => ({ header: { kid: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' } }),
	alg_none: () => ({ signature: 'none' as const }),
	alg_hs256: () => ({ signature: 'HS256' as const }),
	alg_es256: () => ({ signature: 'ES256' as const }),
	bad_signature: () => ({ signature: 'wrong' as const }),
	wrong_nonce: () => ({ claims: { nonce: 'another-nonce' } }),
	missing_nonce: () => ({ claims: { nonce: null } }),
	wrong_at_hash: () => ({ claims: { at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' } }),
	missing_at_hash: () => ({ claims: { at_hash: null } }),
	wrong_token_use: ({ token }: MutationContext) => ({
		claims: { token_use: token === 'id' ? 'access' : 'id' }
	}),
	missing_token_use: () => ({ claims: { token_use: null } }),
	wrong_client_id: () => ({ claims: { client_id: 'anotherclient' } }),
	missing_client_id: () => ({ claims: { client_id: null } })
} satisfies Record<string, (context: MutationContext) => Change>;

export type NamedMutation = keyof typeof namedMutations;
/** The names of the mutations, for the schema. */
export const mutationNames = Object.keys(namedMutations).filter(isMutationName);

function isMutationName(name: string): name is NamedMutation {
	return name in namedMutations;
}

/** The mutations of the next tokens. */
export interface TokenMutations {
	add(mutation: TokenMutation): void;
	/** The mutation for this token, if there is one; it counts as used. */
	takeFor(token: TokenMutation['token'], grant: TokenMutation['grant']): TokenMutation | null;
}

/** No mutations yet, in memory. */
export function createTokenMutations(): TokenMutations {
	const due = createDueList<TokenMutation>();
	return {
		add: due.add,
		takeFor: (token, grant) =>
			due.take((one) => one.token === token && (one.grant === null || one.grant === grant))
	};
}
