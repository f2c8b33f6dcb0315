/**
 * Detects in one tab that the person has signed in or out in another. Every page tells the other
 * tabs who is signed in. A page of another person reloads, or shows a notice when reloading would
 * lose what was typed. A browser without channels notices when its tab comes to the front.
 *
 * A quarter of an hour before a session ends, a page with a form says so, and how to go on. What was
 * saved in this browser before signing in is moved to the account.
 */
const script = document.querySelector('script[data-viewer]');
const {
	viewer = '',
	notice: words = '',
	ends,
	ending = '',
	renew = '',
	move = ''
} = script instanceof HTMLElement ? script.dataset : {};
let hasTyped = false;

/** @param {string} name */
function openChannel(name) {
	try {
		return new BroadcastChannel(name);
	} catch {
		return null;
	}
}

/** @param {string} current the id of the person who is signed in now, or '' for none */
function compare(current) {
	if (current === viewer) return;
	const address = location.pathname + location.search;
	if (hasTyped || document.querySelector('[data-unsaved]')) showNotice(address, words, false);
	else location.replace(address);
}

/** Milliseconds before the end of the session. */
const warningMs = 15 * 60_000;
/** The longest delay of a timer. */
const maxDelay = 2 ** 31 - 1;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let warning;

/** @param {number} end of the session */
function warnBefore(end) {
	clearTimeout(warning);
	const delay = end - Date.now() - warningMs;
	if (delay > maxDelay || !document.querySelector('main form[method=post i]')) return;
	warning = setTimeout(() => showNotice(renew, ending, true), Math.max(0, delay));
}

/** @param {number} end of the session of another tab: a later one means that the person has signed in again */
function compareEnd(end) {
	if (end <= Number(ends)) return;
	document.querySelector('#session-changed')?.setAttribute('hidden', '');
	warnBefore(end);
}

function openChannels() {
	const tabs = openChannel('viewer');
	const renewals = ends ? openChannel('session-end') : null;
	if (tabs) tabs.onmessage = (/** @type {MessageEvent<string>} */ { data }) => compare(data);
	if (renewals) renewals.onmessage = ({ data }) => compareEnd(data);
	return { tabs, renewals };
}

/**
 * The words come with the script: text browsers show what a page merely hides.
 *
 * @param {string} address @param {string} words @param {boolean} isInNewTab so that a form stays
 */
function showNotice(address, words, isInNewTab) {
	const notice = document.querySelector('#session-changed');
	if (!notice) return;
	notice.replaceChildren();
	const [before = '', label = '', after = ''] = words.split(/<.*?>/);
	const link = document.createElement('a');
	link.href = address;
	if (isInNewTab) link.target = '_blank';
	link.textContent = label;
	const paragraph = document.createElement('p');
	paragraph.className = 'card';
	paragraph.append(before, link, after);
	notice.removeAttribute('hidden');
	notice.append(paragraph);
}

/** Asks the server who is signed in. Any other response changes nothing. */
async function check() {
	try {
		const response = await fetch('/api/auth/me');
		if (response.ok) compare((await response.json()).id);
		else if (response.status === 401) compare('');
	} catch {
		// Without an answer, the page stays as it is.
	}
}

// Facebook adds #_=_ to its redirects. Ours can empty a fragment, and only a script can remove it.
if (location.hash === '#_=_' || location.href.endsWith('#')) {
	history.replaceState(history.state, '', location.pathname + location.search);
}

let channels = openChannels();
channels.tabs?.postMessage(viewer);
channels.renewals?.postMessage(Number(ends));
if (ends) warnBefore(Number(ends));

/** What was saved here before signing in belongs to the account now: see move-saved.js. */
async function moveSaved() {
	try {
		if (localStorage.getItem('saved') !== null) await (await import(move)).moveSaved();
	} catch {
		// It stays in this browser.
	}
}

if (viewer && move) void moveSaved();

addEventListener('input', ({ target }) => {
	const form = target instanceof Element && target.closest('form');
	if (form && form.method === 'post') hasTyped = true;
});
// A message to a page in the back/forward cache removes it from there.
addEventListener('pagehide', () => {
	channels.tabs?.close();
	channels.renewals?.close();
});
addEventListener('pageshow', ({ persisted }) => {
	if (!persisted) return;
	channels = openChannels();
	void check();
});
addEventListener('visibilitychange', () => {
	if (viewer && document.visibilityState === 'visible') void check();
});
