import { stripVTControlCharacters } from 'node:util';

/** What a tool said last: where it failed, this is why. */
export function lastLine(said: string): string {
	const lines = stripVTControlCharacters(said).split('\n');
	const error =
		lines.find((line) => line.includes('[ERROR]')) ?? lines.findLast((line) => line.trim());
	return error?.replace(/^.*\[ERROR\]\s*/, '').trim() || 'it says nothing';
}
