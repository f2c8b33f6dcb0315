/**
 * Moves what a visitor saved in this browser to the account that they have signed in to. The page that
 * watches the session loads it when there is something to move. What could not be moved stays.
 */

const key = 'saved';
/** Of each kind, as the API takes them. */
const limit = 100;

/** @typedef {{ id: number }[]} Kept */

/** @param {unknown} list @returns {number[]} */
const idsOf = (list) =>
	Array.isArray(list)
		? list.map((one) => one?.id).filter((id) => Number.isSafeInteger(id) && id > 0)
		: [];

/** @returns {{ events: number[], businesses: number[] }} */
function read() {
	const found = JSON.parse(localStorage.getItem(key) ?? '{}');
	return { events: idsOf(found?.events), businesses: idsOf(found?.businesses) };
}

/** Removes what was sent. Another tab may have changed the list since. @param {Set<number>[]} done */
function forget([events = new Set(), businesses = new Set()]) {
	const found = JSON.parse(localStorage.getItem(key) ?? '{}');
	/** @param {unknown} list @param {Set<number>} gone */
	const rest = (list, gone) =>
		Array.isArray(list) ? list.filter((one) => !gone.has(one?.id)) : [];
	const left = {
		events: rest(found?.events, events),
		businesses: rest(found?.businesses, businesses)
	};
	if (left.events.length + left.businesses.length === 0) localStorage.removeItem(key);
	else localStorage.setItem(key, JSON.stringify(left));
}

/**
 * Sends the list once, and forgets what the account has now. An account that is full is not asked again
 * in this tab.
 */
export async function moveSaved() {
	try {
		const { events, businesses } = read();
		const sent = { events: events.slice(0, limit), businesses: businesses.slice(0, limit) };
		if (sessionStorage.getItem(key) === 'full') return;
		if (sent.events.length + sent.businesses.length === 0) return localStorage.removeItem(key);
		const response = await fetch('/api/saved', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(sent)
		});
		if (!response.ok) return;
		const saved = await response.json();
		// Without a limit in the way, what is not saved now is not public any more.
		const done = saved.full ? saved : sent;
		if (saved.full) sessionStorage.setItem(key, 'full');
		forget([new Set(done.events), new Set(done.businesses)]);
		// The page shows what was saved before.
		if (document.querySelector('[data-shows-saved]'))
			location.replace(location.pathname + location.search);
	} catch {
		// The list stays as it is, and the next page tries again.
	}
}
