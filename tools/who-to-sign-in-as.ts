import { people, sharedPassword } from '../cognito/local-pool.ts';
import { bold, faint } from './step.js';

const ways = { COGNITO: 'e-mail', Facebook: 'Facebook', Google: 'Google' };

/** The local Cognito's people as a table: the way in, what to type or choose, what they are for. */
export function whoToSignInAs(): string {
	const width = Math.max(...people.map((person) => handle(person).length));
	const rows = people.map((person) =>
		[
			`  ${ways[person.provider].padEnd(8)}`,
			handle(person).padEnd(width),
			faint(person.description)
		].join('  ')
	);
	const title = `  Sign in as one of these people. The password is ${bold(sharedPassword)} for all of them.`;
	return [title, ...rows].join('\n');
}

/** What one types for a person with a password, and the name to choose at Facebook or Google. */
const handle = ({ provider, email, name }: (typeof people)[number]) =>
	provider === 'COGNITO' && email ? email : name;
