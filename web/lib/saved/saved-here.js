/**
 * Saves events and follows businesses in this browser, for visitors without an account, and lists
 * them. Nothing of it leaves the browser but their ids, when the list is shown.
 *
 * - `a[data-keep]`, the link that leads to signing in: becomes a button. `data-id`, `data-until` (when
 *   the event is over), and words: `data-kept`, `data-forget`, `data-note`, `data-full`
 * - `[data-saved-here]`: is replaced by what the same page shows for the ids that are kept.
 *   `data-failed`: the words when that fails
 *
 * Storage may be missing, forbidden or full: then the link stays what it is.
 */

/** @typedef {{ id: number, until: number }} Kept */
/** @typedef {{ events: Kept[], businesses: Kept[] }} List */
/** @typedef {keyof List} Kind */

const key = 'saved';
/** Of each kind, as the API takes them. */
const limit = 100;

/** @param {unknown} found @returns {Kept[]} */
const entries = (found) =>
	Array.isArray(found)
		? found
				.filter((one) => Number.isSafeInteger(one?.id))
				.map(({ id, until }) => ({ id, until: Number(until) || 0 }))
				.slice(0, limit)
		: [];

/** Reads it anew each time: another tab may have changed it. @returns {List} */
function read() {
	try {
		const found = JSON.parse(localStorage.getItem(key) ?? '{}');
		return { events: entries(found?.events), businesses: entries(found?.businesses) };
	} catch {
		return { events: [], businesses: [] };
	}
}

function hasStorage() {
	try {
		return localStorage.getItem(key) !== undefined;
	} catch {
		return false;
	}
}

/** @param {List} list @returns {boolean} whether it is kept */
function write(list) {
	try {
		if (list.events.length + list.businesses.length === 0) localStorage.removeItem(key);
		else localStorage.setItem(key, JSON.stringify(list));
		return true;
	} catch {
		return false;
	}
}

/** @param {Kind} kind @param {(one: Kept) => boolean} isKept */
function keepOnly(kind, isKept) {
	const list = read();
	return write({ ...list, [kind]: list[kind].filter(isKept) });
}

/** @param {Kind} kind @param {Kept} added @returns {boolean} whether there was room */
function add(kind, added) {
	const list = read();
	const others = list[kind].filter(({ id }) => id !== added.id);
	const current =
		others.length < limit
			? others
			: others.filter(({ until }) => until === 0 || until > Date.now());
	return current.length < limit && write({ ...list, [kind]: [added, ...current] });
}

/** @param {string | undefined} name @returns {Kind} */
const kindOf = (name) => (name === 'businesses' ? name : 'events');

/** Makes a button of the link that leads to signing in. @param {HTMLAnchorElement} link */
function toButton(link) {
	const { keep, id: text, until = '', kept = '', forget = '', note = '', full = '' } = link.dataset;
	const kind = kindOf(keep);
	const id = Number(text);
	const label = link.querySelector('span');
	const word = label?.textContent ?? '';
	const button = document.createElement('button');
	const status = document.createElement('p');
	if (!label) return;
	button.type = 'button';
	button.className = link.className;
	button.append(...link.childNodes);
	status.className = 'soft small';
	status.setAttribute('role', 'status');
	const isKept = () => read()[kind].some((one) => one.id === id);

	/** @param {string} words with a link to the list, in the language of the page */
	function say(words) {
		const [before = '', name = '', after = ''] = words.split(/<.*?>/);
		const list = document.createElement('a');
		list.href = new URL('saved', link.href).pathname;
		list.textContent = name;
		status.replaceChildren(before, ...(name ? [list] : []), after);
	}

	function show() {
		const is = isKept();
		const hidden = document.createElement('span');
		hidden.className = 'hidden';
		hidden.textContent = forget;
		label?.replaceChildren(is ? kept : word, ...(is ? [hidden] : []));
		button.classList.toggle('quiet', is);
		button.classList.toggle('kept', is);
		say(is ? note : '');
	}

	button.addEventListener('click', () => {
		if (isKept()) keepOnly(kind, (one) => one.id !== id);
		else if (!add(kind, { id, until: Date.parse(until) || 0 })) return say(full);
		show();
	});
	addEventListener('storage', show);
	addEventListener('pageshow', ({ persisted }) => persisted && show());
	link.replaceWith(button, status);
	show();
}

/** @param {Kind} kind */
const idsOf = (kind) => read()[kind].map(({ id }) => id);

const savedList = () => document.querySelector('[data-saved-here]');

/** What the page shows while nothing is kept. */
const empty = savedList()?.cloneNode(true);

/** Shows what is kept, as it is now: an event may have been moved or cancelled. */
async function showList() {
	const shown = savedList();
	const [events, businesses] = [idsOf('events'), idsOf('businesses')];
	if (!shown) return;
	if (events.length + businesses.length === 0) {
		if (empty) shown.replaceWith(empty.cloneNode(true));
		return;
	}
	try {
		const query = new URLSearchParams({ events: events.join(), businesses: businesses.join() });
		const response = await fetch(`${location.pathname}?${query}`);
		const page = new DOMParser().parseFromString(await response.text(), 'text/html');
		const list = page.querySelector('[data-saved-here]');
		if (!response.ok || !list) throw new Error(String(response.status));
		shown.replaceWith(list);
		forgetGone(list, { events, businesses });
		document.dispatchEvent(new Event('events-added'));
	} catch {
		const notice = document.createElement('p');
		notice.setAttribute('role', 'alert');
		notice.textContent = shown.getAttribute('data-failed');
		shown.prepend(notice);
	}
}

/** What the page does not show is not public any more. @param {Element} list @param {Record<Kind, number[]>} asked */
function forgetGone(list, asked) {
	for (const kind of /** @type {Kind[]} */ (['events', 'businesses'])) {
		const shown = new Set(
			[...list.querySelectorAll(`[data-drop=${kind}]`)].map((one) => one.getAttribute('data-id'))
		);
		keepOnly(kind, ({ id }) => !asked[kind].includes(id) || shown.has(String(id)));
	}
}

/** @param {HTMLElement} button */
async function drop(button) {
	const { drop: name, id } = button.dataset;
	keepOnly(kindOf(name), (one) => one.id !== Number(id));
	const section = button.closest('section')?.id ?? '';
	await showList();
	const heading = document.querySelector(`#${CSS.escape(section)} h2`);
	heading?.setAttribute('tabindex', '-1');
	if (heading instanceof HTMLElement) heading.focus();
}

for (const link of document.querySelectorAll('a[data-keep]')) {
	if (link instanceof HTMLAnchorElement && hasStorage()) toButton(link);
}

if (savedList()) {
	void showList();
	addEventListener('storage', () => void showList());
	addEventListener('click', ({ target }) => {
		const button = target instanceof Element ? target.closest('[data-drop]') : null;
		if (button instanceof HTMLElement) void drop(button);
	});
}
