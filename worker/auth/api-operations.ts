import * as v from 'valibot';
import type { Operation } from '../http/describe.ts';

const tag = 'Sign-in';

const me = v.object({
	id: v.string(),
	username: v.string(),
	email: v.nullable(v.string()),
	name: v.string(),
	first_name: v.nullable(v.string()),
	last_name: v.nullable(v.string()),
	identity_provider: v.string(),
	groups: v.array(v.string()),
	is_moderator: v.boolean()
});

const config = v.object({
	region: v.string(),
	user_pool_id: v.string(),
	client_id: v.string(),
	domain: v.string(),
	providers: v.array(v.string())
});

const session = v.object({
	id: v.string(),
	device: v.string(),
	country: v.nullable(v.string()),
	identity_provider: v.string(),
	signed_in_at: v.string(),
	last_seen_at: v.string(),
	current: v.boolean()
});

const sessions = v.object({ items: v.array(session), next_cursor: v.null() });
const ended = v.object({ ended: v.number() });

/** The OpenAPI descriptions of the sign-in's routes. */
export const authOperations = {
	me: {
		tag,
		access: 'signed-in',
		summary: 'Get the signed-in user',
		answers: { status: 200, schema: me }
	},
	config: {
		tag,
		access: 'anyone',
		summary: 'Get the public settings of the sign-in',
		answers: { status: 200, schema: config }
	},
	sessions: {
		tag,
		access: 'signed-in',
		summary: 'List your open sessions',
		answers: { status: 200, schema: sessions }
	},
	endSession: {
		tag,
		access: 'signed-in',
		summary: 'End one of your sessions',
		refuses: [404],
		answers: { status: 204 }
	},
	endOtherSessions: {
		tag,
		access: 'signed-in',
		summary: 'End all your other sessions',
		answers: { status: 200, schema: ended }
	},
	endSessionsOf: {
		tag,
		access: 'moderators',
		summary: 'End all sessions of a person',
		answers: { status: 200, schema: ended }
	}
} as const satisfies Record<string, Operation>;
