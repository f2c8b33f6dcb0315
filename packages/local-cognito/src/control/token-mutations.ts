import * as v from 'valibot';

/** How one of the next tokens differs from a right one. */
export const mutationSchema = v.strictObject({
	token: v.picklist(['id', 'access']),
	/** Which answer it touches; null for whichever comes first. */
	grant: v.optional(v.nullable(v.picklist(['authorization_code', 'refresh_token'])), null),
	times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
	/** Claims to set; null leaves the claim out. */
	claims: v.optional(v.record(v.string(), v.unknown()), {}),
	/** Header members to set; null leaves the member out. `alg` follows the signature. */
	header: v.optional(v.record(v.string(), v.unknown()), {}),
	signature: v.optional(v.picklist(['right', 'wrong', 'none', 'HS256', 'ES256']), 'right')
});
export type TokenMutation = v.InferOutput<typeof mutationSchema>;
type Change = Partial<Pick<TokenMutation, 'claims' | 'header' | 'signature'>>;

interface Moment {
	/** Seconds since 1970. */
	now: number;
	clientId: string;
	token: TokenMutation['token'];
}

/** The wrong tokens that a relying party has to refuse, and the odd ones that it has to take. */
export const namedMutations = {
	wrong_iss: () => ({ claims: { iss: 'https://another-issuer.example' } }),
	missing_iss: () => ({ claims: { iss: null } }),
	missing_sub: () => ({ claims: { sub: null } }),
	other_sub: () => ({ claims: { sub: '00000000-0000-4000-8000-000000000000' } }),
	wrong_aud: () => ({ claims: { aud: 'anotherclient' } }),
	missing_aud: () => ({ claims: { aud: null } }),
	secondary_aud: ({ clientId }: Moment) => ({ claims: { aud: [clientId, 'anotherclient'] } }),
	aud_as_array: ({ clientId }: Moment) => ({ claims: { aud: [clientId] } }),
	missing_iat: () => ({ claims: { iat: null } }),
	iat_in_the_future: ({ now }: Moment) => ({ claims: { iat: now + 600 } }),
	iat_a_week_ago: ({ now }: Moment) => ({ claims: { iat: now - 7 * 86_400 } }),
	missing_exp: () => ({ claims: { exp: null } }),
	expired: ({ now }: Moment) => ({ claims: { exp: now - 300 } }),
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
	wrong_token_use: ({ token }: Moment) => ({
		claims: { token_use: token === 'id' ? 'access' : 'id' }
	}),
	missing_token_use: () => ({ claims: { token_use: null } }),
	wrong_client_id: () => ({ claims: { client_id: 'anotherclient' } }),
	missing_client_id: () => ({ claims: { client_id: null } })
} satisfies Record<string, (moment: Moment) => Change>;

export type NamedMutation = keyof typeof namedMutations;
export const mutationNames = Object.keys(namedMutations).filter(isMutationName);

function isMutationName(name: string): name is NamedMutation {
	return name in namedMutations;
}

/** Merges `changes` into `members`; a null takes the member out. */
export function withChanges(
	members: Record<string, unknown>,
	changes: Record<string, unknown>
): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries({ ...members, ...changes }).filter(([name]) => changes[name] !== null)
	);
}

export interface TokenMutations {
	add(mutation: TokenMutation): void;
	/** The mutation due for this token, if one is; it counts as used. */
	take(token: TokenMutation['token'], grant: TokenMutation['grant']): TokenMutation | null;
}

export function createTokenMutations(): TokenMutations {
	let due: TokenMutation[] = [];
	return {
		add: (mutation) => void due.push({ ...mutation }),
		take(token, grant) {
			const mutation = due.find(
				(one) => one.token === token && (one.grant === null || one.grant === grant)
			);
			if (!mutation) return null;
			mutation.times -= 1;
			due = due.filter((one) => one.times > 0);
			return mutation;
		}
	};
}
