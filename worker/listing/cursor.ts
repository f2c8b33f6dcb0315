/** Where a list continues: numbers whose meaning depends on the list. */
export type Position = readonly number[];

const pattern = /^[a-z]+(?:_[0-9a-z]+)+$/;

/** FNV-1a: detects a cursor that was cut off or mistyped. It protects no secret. */
function checksum(text: string): string {
	let hash = 0x811c9dc5;
	for (const byte of new TextEncoder().encode(text)) {
		hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
	}
	return hash.toString(36);
}

/** @param list names the list, so that a cursor of one is not accepted by another */
export function toCursor(list: string, position: Position): string {
	const text = [list, ...position.map((number) => number.toString(36))].join('_');
	return `${text}_${checksum(text)}`;
}

/** @returns null for anything that this list did not issue */
export function readCursor(list: string, cursor: string): Position | null {
	const end = cursor.lastIndexOf('_');
	const text = cursor.slice(0, end);
	if (!pattern.test(cursor) || checksum(text) !== cursor.slice(end + 1)) return null;
	const [name, ...digits] = text.split('_');
	const position = digits.map((digit) => Number.parseInt(digit, 36));
	return name === list && position.every(Number.isSafeInteger) ? position : null;
}
