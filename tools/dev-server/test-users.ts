import { people, sharedPassword } from '../../cognito/local-pool.ts';
import { bold, faint } from '../step.ts';

type Person = (typeof people)[number];

const providers = { COGNITO: 'e-mail', Facebook: 'Facebook', Google: 'Google' };

/** What to type for someone with a password, or the name to choose at Facebook or Google. */
const loginOf = ({ provider, email, name }: Person) =>
	provider === 'COGNITO' && email ? email : name;

/** The local Cognito's people as a table: how to sign in, as whom, and what each is for. */
export function testUsers(): string {
	const width = Math.max(...people.map((person) => loginOf(person).length));
	const rows = people.map((person) => {
		const provider = providers[person.provider].padEnd(8);
		return `  ${provider}  ${loginOf(person).padEnd(width)}  ${faint(person.description)}`;
	});
	const title = `  Sign in as one of these people. The password is ${bold(sharedPassword)} for all of them.`;
	return [title, ...rows].join('\n');
}
