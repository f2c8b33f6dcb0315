/**
 * Puts “Today” or “Tomorrow” before the time of an event, by the clocks of its place. The page only
 * has the date, because it may come from a cache.
 */

/** @param {number} milliseconds @param {string} timeZone */
const dateAt = (milliseconds, timeZone) =>
	new Intl.DateTimeFormat('en-CA', {
		timeZone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit'
	}).format(milliseconds);

const dayLength = 24 * 60 * 60 * 1000;

/**
 * @param {string} startAt RFC 3339
 * @param {string} timeZone of the event
 * @param {number} now milliseconds since 1970, UTC
 * @returns {'today' | 'tomorrow' | null} null once it has begun, and in an unknown zone
 */
export function dayOf(startAt, timeZone, now) {
	const start = Date.parse(startAt);
	if (!(start > now)) return null;
	try {
		const date = dateAt(start, timeZone);
		if (date === dateAt(now, timeZone)) return 'today';
		return date === dateAt(now + dayLength, timeZone) ? 'tomorrow' : null;
	} catch {
		return null;
	}
}

/** @param {Document} page @param {number} now */
export function nameDays(page, now) {
	const script = page.querySelector('script[data-today]');
	if (!(script instanceof HTMLElement)) return;
	for (const time of page.querySelectorAll('time[data-zone]')) {
		if (!(time instanceof HTMLTimeElement)) continue;
		const day = dayOf(time.dateTime, time.dataset['zone'] ?? '', now);
		for (const part of time.children) {
			const when = (part.getAttribute('data-when') ?? part.textContent ?? '').trim();
			part.setAttribute('data-when', when);
			part.textContent = day ? (script.dataset[day] ?? '').replace('{when}', () => when) : when;
		}
	}
}

if (typeof document === 'object') {
	nameDays(document, Date.now());
	document.addEventListener('events-added', () => nameDays(document, Date.now()));
	addEventListener('pageshow', ({ persisted }) => {
		if (persisted) nameDays(document, Date.now());
	});
}
