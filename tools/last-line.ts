import { stripVTControlCharacters } from 'node:util';

/** What a tool said last: where it failed, this is why. */
export function lastLine(said: string): string {
	// Asked to answer in JSON, wrangler tells its errors so, too.
	const inJson = /^\s*"text": (".*")$/m.exec(said)?.[1];
	if (inJson) return String(JSON.parse(inJson));
	const lines = stripVTControlCharacters(said).split('\n');
	const error =
		lines.find((line) => line.includes('[ERROR]')) ?? lines.findLast((line) => line.trim());
	return error?.replace(/^.*\[ERROR\]\s*/, '').trim() || 'it says nothing';
}
