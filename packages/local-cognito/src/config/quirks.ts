import * as v from 'valibot';

/**
 * What Cognito's documentation leaves open, or a pool can be set to. Each can be turned while the
 * local Cognito runs, so that a site is tested in every position.
 */
export const switchesSchema = v.strictObject({
	/** Status of `invalid_client` at the token endpoint: 400 is documented, 401 is the norm. */
	invalid_client_status: v.picklist([400, 401]),
	issuer_type: v.picklist(['ORIGINAL', 'UPDATED']),
	nonce_on_refresh: v.boolean(),
	at_hash: v.picklist(['always', 'sign_in', 'never']),
	/** What a second use of a rotated refresh token within the grace period gives. */
	reuse_within_grace: v.picklist(['successors', 'same']),
	reuse_after_grace_revokes_family: v.boolean(),
	/** The error relayed when someone cancels at Facebook or Google. */
	cancel_error: v.picklist(['access_denied', 'invalid_request']),
	state_on_errors: v.boolean(),
	facebook_email_verified: v.picklist(['false', 'absent', 'string']),
	/** A case-insensitive pool lower-cases `Facebook_…` in user names. */
	case_sensitive_usernames: v.boolean(),
	jwks_cache_control: v.nullable(v.string()),
	/** When set, the PreSignUp trigger refuses everyone new with this message. */
	pre_sign_up_failure: v.nullable(v.string())
});
export type Switches = v.InferOutput<typeof switchesSchema>;

export const defaultSwitches = (): Switches => ({
	invalid_client_status: 400,
	issuer_type: 'ORIGINAL',
	nonce_on_refresh: false,
	at_hash: 'always',
	reuse_within_grace: 'successors',
	reuse_after_grace_revokes_family: false,
	cancel_error: 'access_denied',
	state_on_errors: true,
	facebook_email_verified: 'false',
	case_sensitive_usernames: false,
	jwks_cache_control: null,
	pre_sign_up_failure: null
});
