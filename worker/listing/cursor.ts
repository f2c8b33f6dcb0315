/** Where a list goes on: numbers that only the list itself understands. */
export type Position = readonly number[];

const alphabet = /^[a-z]+(?:_[0-9a-z]+)+$/;

/** FNV-1a: notices a cursor that was shortened or typed wrong. It guards nothing secret. */
function checksum(text: string): string {
	let hash = 0x811c9dc5;
	for (const byte of new TextEncoder().encode(text)) {
		hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
	}
	return hash.toString(36);
}

/** @param list names the list, so that a cursor of one is not taken for one of another */
export function toCursor(list: string, position: Position): string {
	const text = [list, ...position.map((number) => number.toString(36))].join('_');
	return `${text}_${checksum(text)}`;
}

/** @returns null for anything that this list did not hand out. */
export function readCursor(list: string, cursor: string): Position | null {
	const end = cursor.lastIndexOf('_');
	const text = cursor.slice(0, end);
	if (!alphabet.test(cursor) || checksum(text) !== cursor.slice(end + 1)) return null;
	const [name, ...digits] = text.split('_');
	const position = digits.map((digit) => Number.parseInt(digit, 36));
	return name === list && position.every(Number.isSafeInteger) ? position : null;
}
