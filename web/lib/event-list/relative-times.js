/**
 * Says beside the time of an event that it begins in two hours, or goes on until six.
 *
 * - `data-end`, on a `<time>`: when the event ends
 * - `data-until`: what to say while it is on
 */

const minute = 60_000;
const hour = 60 * minute;
/** Later events are told by their date. */
const soon = 12 * hour;

/** @param {number} milliseconds until the start @param {string} language */
function inWords(milliseconds, language) {
	const format = new Intl.RelativeTimeFormat(language);
	const minutes = Math.max(1, Math.round(milliseconds / minute));
	return minutes < 90
		? format.format(minutes, 'minute')
		: format.format(Math.round(minutes / 60), 'hour');
}

/**
 * @param {{ start: string, end: string, until: string }} event RFC 3339, and what to say while it is on
 * @param {number} now milliseconds since 1970, UTC
 * @param {string} language
 * @returns '' if its date is enough
 */
export function wordsFor({ start, end, until }, now, language) {
	const [startAt, endAt] = [Date.parse(start), Date.parse(end)];
	if (endAt <= now) return '';
	if (startAt <= now) return until;
	return startAt - now < soon ? inWords(startAt - now, language) : '';
}

function update() {
	const language = document.documentElement.lang || 'en';
	for (const time of document.querySelectorAll('time[data-end]')) {
		if (!(time instanceof HTMLTimeElement)) continue;
		const { end = '', until = '' } = time.dataset;
		const words = wordsFor({ start: time.dateTime, end, until }, Date.now(), language);
		const shown = time.nextElementSibling;
		if (shown?.matches('.soon')) {
			if (shown.textContent !== words) shown.textContent = words;
		} else if (words) {
			const added = document.createElement('b');
			added.className = 'soon';
			added.textContent = words;
			time.after(added);
		}
	}
}

if (typeof document === 'object') {
	update();
	setInterval(update, minute);
	document.addEventListener('events-added', update);
	addEventListener('pageshow', update);
}
