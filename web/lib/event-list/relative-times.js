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

/** @param {number} milliseconds until the start */
function inWords(milliseconds) {
	const format = new Intl.RelativeTimeFormat(document.documentElement.lang || 'en');
	const minutes = Math.max(1, Math.round(milliseconds / minute));
	return minutes < 90
		? format.format(minutes, 'minute')
		: format.format(Math.round(minutes / 60), 'hour');
}

/** @param {HTMLTimeElement} time @param {number} now */
function wordsFor(time, now) {
	const start = Date.parse(time.dateTime);
	const end = Date.parse(time.dataset['end'] ?? '');
	if (end <= now) return '';
	if (start <= now) return time.dataset['until'] ?? '';
	return start - now < soon ? inWords(start - now) : '';
}

function update() {
	for (const time of document.querySelectorAll('time[data-end]')) {
		if (!(time instanceof HTMLTimeElement)) continue;
		const words = wordsFor(time, Date.now());
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

update();
setInterval(update, minute);
document.addEventListener('events-added', update);
addEventListener('pageshow', update);
