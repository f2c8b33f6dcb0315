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

/** What the API's description says of signing in. */
export const authOperations = {
	me: {
		...{ tag, access: 'signed-in', summary: 'Who you are' },
		answers: { status: 200, schema: me }
	},
	config: {
		...{ tag, access: 'anyone', summary: 'What a front end may know of the sign-in' },
		answers: { status: 200, schema: config }
	},
	sessions: {
		...{ tag, access: 'signed-in', summary: 'Where you are signed in' },
		answers: { status: 200, schema: sessions }
	},
	endSession: {
		...{ tag, access: 'signed-in', summary: 'Sign out in one place', refuses: [404] },
		answers: { status: 204 }
	},
	endOtherSessions: {
		...{ tag, access: 'signed-in', summary: 'Sign out everywhere else' },
		answers: { status: 200, schema: ended }
	},
	endSessionsOf: {
		...{ tag, access: 'moderators', summary: 'Sign a person out everywhere' },
		answers: { status: 200, schema: ended }
	}
} as const satisfies Record<string, Operation>;
