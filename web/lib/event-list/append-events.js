/**
 * Shows more events on the same page, and again to whoever comes back: the addresses of what was
 * added are kept in the entry of the browser's history.
 */

/** A list has at most so many pages when somebody comes back. */
const maxPages = 10;

const list = document.querySelector('[data-event-list]');

/** @returns {HTMLAnchorElement | null} */
const nextLink = () => list?.querySelector('[data-more] a[rel~=next]') ?? null;

/** @returns {string[]} the addresses of the pages that were added */
const added = () => (Array.isArray(history.state?.added) ? history.state.added : []);

/** @param {object} changes */
const remember = (changes) => history.replaceState({ ...history.state, ...changes }, '');

/** @param {string} address @returns {Promise<Document>} */
async function load(address) {
	const response = await fetch(address);
	if (!response.ok) throw new Error(String(response.status));
	return new DOMParser().parseFromString(await response.text(), 'text/html');
}

/** Adds the events of another page. @param {Document} page @returns {Element | null} the first */
function append(page) {
	const days = list?.querySelector('.days');
	const more = page.querySelector('[data-event-list] [data-more]');
	const addedDays = page.querySelectorAll('[data-event-list] section > .days > [data-day]');
	if (!days) return null;
	let first = null;
	for (const day of addedDays) {
		const key = day.getAttribute('data-day') ?? '';
		const cards = [...(day.querySelector('.cards')?.children ?? [])].filter(
			(card) => !isShown(card)
		);
		first ??= cards[0] ?? null;
		const same = days.querySelector(`[data-day="${CSS.escape(key)}"] .cards`);
		if (same) same.append(...cards);
		else if (cards.length > 0) {
			day.querySelector('.cards')?.replaceChildren(...cards);
			days.append(day);
		}
	}
	const next = more?.querySelector('a[rel~=next]');
	const current = list?.querySelector('[data-more]');
	if (next) nextLink()?.replaceWith(next);
	else if (current) current.remove();
	document.dispatchEvent(new Event('events-added'));
	return first;
}

/** An event that starts while somebody reads moves to another day. @param {Element} card */
function isShown(card) {
	const link = card.querySelector('a[href]')?.getAttribute('href');
	return Boolean(link && list?.querySelector(`.cards a[href="${CSS.escape(link)}"]`));
}

/** @param {HTMLAnchorElement} link */
async function showMore(link) {
	const label = link.textContent;
	link.setAttribute('aria-disabled', 'true');
	link.textContent = link.dataset['busy'] ?? label;
	try {
		const first = append(await load(link.href));
		remember({ added: [...added(), link.href].slice(0, maxPages) });
		first?.querySelector('a')?.focus({ preventScroll: true });
	} catch {
		// The browser opens the page itself, and says what is wrong.
		location.assign(link.href);
	}
}

async function restore() {
	const { top } = history.state ?? {};
	for (const address of added()) append(await load(address));
	if (typeof top === 'number') scrollTo(0, top);
}

document.addEventListener('click', (event) => {
	const link = nextLink();
	const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
	if (!link || !isPlain || !(event.target instanceof Node) || !link.contains(event.target)) return;
	event.preventDefault();
	if (link.getAttribute('aria-disabled') !== 'true') void showMore(link);
});

addEventListener('pagehide', () => {
	if (added().length > 0) remember({ top: scrollY });
});

if (added().length > 0) restore().catch(() => remember({ added: [] }));
