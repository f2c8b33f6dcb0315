import { parseConfig, type Config } from '../packages/local-cognito/src/config/config.ts';
import type { Person } from '../packages/local-cognito/src/config/person.ts';
import json from './local-pool.json' with { type: 'json' };

/** The user pool of the local Cognito, as local-pool.json describes it. */
export const localPool: Config = parseConfig(json);

/** The test people, whose names say what they are for. */
export const people: readonly Person[] = localPool.people;

/** The password of everyone who signs in by e-mail. */
export const sharedPassword = localPool.default_password;

/** The test person with this id. @throws {RangeError} when there is none */
export function personById(id: string): Person {
	const person = people.find((one) => one.id === id);
	if (!person) throw new RangeError(`There is no test person ${id}.`);
	return person;
}

/** The pool with one more site that may sign people in, for example on another port. */
export const localPoolFor = (origin: string): Config => ({
	...localPool,
	clients: localPool.clients.map((client) => ({
		...client,
		callback_urls: [...client.callback_urls, `${origin}/callback`],
		logout_urls: [...client.logout_urls, `${origin}/`, `${origin}/login`]
	}))
});
