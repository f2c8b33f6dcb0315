import { expect, it } from 'vitest';
import { untilUnresponsive } from './site.ts';

it('notices a site that stopped responding, and not one that is slow for a moment', async () => {
	const answers = [true, false, false, true, false, false, false];
	let asked = 0;
	await untilUnresponsive(async () => answers[asked++] ?? true, 1);
	expect(asked).toBe(answers.length);
});
