const { stdout } = process;

/** A terminal that understands colour and a moving line; https://no-color.org turns both off. */
export const isLively =
	Boolean(stdout.isTTY) && !process.env.NO_COLOR && process.env.TERM !== 'dumb';

/** @param {number} code @param {string} text */
const paint = (code, text) => (isLively ? `\u001b[${code}m${text}\u001b[0m` : text);
/** @param {string} text */
export const bold = (text) => paint(1, text);
/** @param {string} text */
export const faint = (text) => paint(2, text);

/** How often a step that takes long says that it is still at work, in milliseconds. */
const heartbeat = isLively ? 1_000 : 15_000;

/** @param {number} since milliseconds, from performance.now() */
const secondsSince = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * Does one step of a tool's work and says so: while it lasts, and how long it took.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
	const begun = performance.now();
	const show = () => {
		if (isLively) stdout.write(`\r\u001b[2K  … ${title} ${faint(secondsSince(begun))}`);
		else stdout.write(`  … ${title}, ${secondsSince(begun)} so far\n`);
	};
	if (isLively) show();
	const beating = setInterval(show, heartbeat);
	let mark = '✗';
	try {
		const result = await work();
		mark = '✓';
		return result;
	} finally {
		clearInterval(beating);
		if (isLively) stdout.write('\r\u001b[2K');
		stdout.write(`  ${mark} ${title} ${faint(secondsSince(begun))}\n`);
	}
}
