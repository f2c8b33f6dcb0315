import * as v from 'valibot';
import { closedObject } from './closed-object.ts';

const allQuirksSchema = closedObject({
	/** Status of `invalid_client` at the token endpoint: AWS documents 400, RFC 6749 says 401. */
	invalid_client_status: v.picklist([400, 401]),
	/** `UPDATED` moves the issuer to `/issuer-cognito-idp/<pool>`. */
	issuer_type: v.picklist(['ORIGINAL', 'UPDATED']),
	/** Whether a refreshed ID token carries the nonce. */
	nonce_on_refresh: v.boolean(),
	/** Which ID tokens have `at_hash`. */
	at_hash: v.picklist(['always', 'sign_in', 'never']),
	/** What a second use of a rotated refresh token returns within the grace period. */
	reuse_within_grace: v.picklist(['successors', 'same']),
	/** Whether a use after the grace period revokes every token of the sign-in. */
	reuse_after_grace_revokes_family: v.boolean(),
	/** The error that the site receives when someone cancels at Facebook or Google. */
	cancel_error: v.picklist(['access_denied', 'invalid_request']),
	/** Whether error redirects carry `state`. */
	state_on_errors: v.boolean(),
	/** `email_verified` of people from Facebook: false, missing, or the string `"false"`. */
	facebook_email_verified: v.picklist(['false', 'absent', 'string']),
	/** A case-insensitive pool lower-cases `Facebook_…` in user names. */
	case_sensitive_usernames: v.boolean(),
	/** Whether a code of an authenticator app may sign in twice. */
	totp_reuse: v.picklist(['refused', 'allowed']),
	/** The Cache-Control header of the key set; null for none. */
	jwks_cache_control: v.nullable(v.string()),
	/** When set, the PreSignUp trigger rejects every new user with this message. */
	pre_sign_up_failure: v.nullable(v.string())
});

/**
 * Behaviour that Cognito's documentation leaves open or that a pool setting decides. A control
 * request can change each one at run time, so that a site is tested against every variant.
 */
export type Quirks = v.InferOutput<typeof allQuirksSchema>;

const defaultQuirks: Quirks = {
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
	totp_reuse: 'refused',
	jwks_cache_control: null,
	pre_sign_up_failure: null
};

/** Changes to some quirks; omitted ones stay the same. */
export const quirkChangesSchema = v.partial(allQuirksSchema);

/** The quirks that a pool starts with: the defaults, unless the configuration says otherwise. */
export const quirksSchema = v.pipe(
	quirkChangesSchema,
	v.transform((changes): Quirks => Object.assign({}, defaultQuirks, changes))
);
