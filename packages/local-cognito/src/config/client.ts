import * as v from 'valibot';
import { closedObject } from './closed-object.ts';
import { providers } from './provider.ts';

const seconds = v.pipe(v.number(), v.integer(), v.minValue(1));
const url = v.pipe(v.string(), v.url());

/** The settings of an app client that a control request may change as well. */
export const clientSettings = {
	callback_urls: v.array(url),
	logout_urls: v.array(url),
	/** Who may sign people in for this client. */
	providers: v.array(v.picklist(providers)),
	/** Lifetimes in seconds. */
	access_seconds: seconds,
	id_seconds: seconds,
	refresh_seconds: seconds,
	/** Whether each use of a refresh token returns a new one. */
	rotation: v.boolean(),
	/** Seconds for which a rotated refresh token still works. */
	grace_seconds: v.pipe(v.number(), v.minValue(0), v.maxValue(60)),
	/** EnableTokenRevocation: without it, tokens carry neither `origin_jti` nor `jti`. */
	revocation: v.boolean()
};

const hour = 3600;

/** An app client, with the defaults of the AWS console. */
export const clientSchema = closedObject({
	id: v.pipe(v.string(), v.nonEmpty()),
	/** null for a public client. */
	secret: v.optional(v.nullable(v.pipe(v.string(), v.nonEmpty())), null),
	callback_urls: clientSettings.callback_urls,
	logout_urls: v.optional(clientSettings.logout_urls, []),
	/** null: every provider of the pool, then the password form. */
	providers: v.optional(v.nullable(clientSettings.providers), null),
	scopes: v.optional(v.array(v.string()), [
		'openid',
		'email',
		'profile',
		'aws.cognito.signin.user.admin'
	]),
	/** Allowed OAuth flows. The implicit flow and client_credentials are not implemented. */
	flows: v.optional(v.array(v.picklist(['code'])), ['code']),
	/** Attributes that people may change with their access token. */
	write_attributes: v.optional(v.array(v.string()), [
		'email',
		'name',
		'given_name',
		'family_name',
		'locale',
		'picture',
		'zoneinfo'
	]),
	access_seconds: v.optional(clientSettings.access_seconds, hour),
	id_seconds: v.optional(clientSettings.id_seconds, hour),
	refresh_seconds: v.optional(clientSettings.refresh_seconds, 30 * 24 * hour),
	rotation: v.optional(clientSettings.rotation, false),
	grace_seconds: v.optional(clientSettings.grace_seconds, 30),
	revocation: v.optional(clientSettings.revocation, true)
});
