/**
 * Suggests towns while somebody types one. Suggestions come from static files, named after the first
 * letters: see worker/places/shard.ts. The server finds what was typed in any case.
 *
 * - `data-towns`, on an input with a `list`: the folder of the files
 * - `data-after-comma`: what precedes the last comma is a street, and stays
 */

const maxSuggestions = 7;

/** Files that were asked for, by their name. @type {Map<string, Promise<string[][]>>} */
const files = new Map();

/** Nearly as the Worker does. @param {string} text */
const fold = (text) =>
	text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/ß/g, 'ss')
		.replace(/[łøđæœı]/g, (letter) => ({ ł: 'l', ø: 'o', đ: 'd', æ: 'ae', œ: 'oe' })[letter] ?? 'i')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();

/** @param {string} path @returns {Promise<string[][]>} lines of columns; the first is a mark */
function read(path) {
	const known = files.get(path);
	if (known) return known;
	const lines = fetch(path)
		.then((response) => (response.ok ? response.text() : ''))
		.then((text) => text.split('\n').map((line) => line.split('\t')));
	files.set(path, lines);
	return lines;
}

/** @param {string} folder @param {string} key @returns {Promise<string[][]>} rows, largest first */
async function rowsLike(folder, key) {
	const letters = /^[a-z0-9]*/.exec(key.replaceAll(' ', ''))?.[0] ?? '';
	/** @type {string[][]} */
	const rows = [];
	for (let length = 2; length <= letters.length; length++) {
		const [mark, ...found] = await read(`${folder}${letters.slice(0, length)}.txt`);
		rows.push(...found);
		if (mark?.[0] !== '+') break;
	}
	return rows;
}

/** @param {HTMLInputElement} input */
async function suggest(input) {
	const before = 'afterComma' in input.dataset ? (/^.*,\s*/.exec(input.value)?.[0] ?? '') : '';
	const typed = () => fold(input.value.slice(before.length));
	const key = typed();
	const rows = await rowsLike(input.dataset['towns'] ?? '', key);
	if (typed() !== key) return;
	const { lang } = document.documentElement;
	const countries = new Intl.DisplayNames(lang, { type: 'region' });
	const names = new Set();
	for (const [alias = '', folded, name, slug, region, country = '', ...more] of rows) {
		if (!(folded || alias.toLowerCase()).startsWith(key)) continue;
		const isNamedAlone = !slug || name;
		const translated = more[3]?.split(',').find((each) => each.startsWith(`${lang}:`));
		const shown = translated?.slice(lang.length + 1) ?? (name || alias);
		names.add(
			before + [shown, ...(isNamedAlone ? [] : [region]), countries.of(country)].join(', ')
		);
		if (names.size === maxSuggestions) break;
	}
	const options = [...names].map((value) =>
		Object.assign(document.createElement('option'), { value })
	);
	input.list?.replaceChildren(...options);
}

for (const input of document.querySelectorAll('input[data-towns]')) {
	if (!(input instanceof HTMLInputElement)) continue;
	input.addEventListener('input', () => void suggest(input).catch(() => {}));
	if (input.value) void suggest(input).catch(() => {});
}
