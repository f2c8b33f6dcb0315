import { cognito } from './site-under-test.ts';

/**
 * Turns something at the local Cognito; packages/local-cognito/README.md lists the actions.
 *
 * @throws when it refuses the request
 */
export async function control(action: string, input: object = {}): Promise<void> {
	const answer = await fetch(`${cognito}/__test/${action}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(input)
	});
	if (!answer.ok) throw new Error(`${action}: ${answer.status} ${await answer.text()}`);
}
