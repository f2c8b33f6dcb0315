/**
 * Detects in one tab that the person has signed in or out in another. Every page tells the other
 * tabs who is signed in. A page of another person reloads, or shows a notice when reloading would
 * lose what was typed. A browser without channels notices when its tab comes to the front.
 */
const script = document.querySelector('script[data-viewer]');
const { viewer = '', notice: words = '' } = script instanceof HTMLElement ? script.dataset : {};
const tabs = openChannel();
let hasTyped = false;

function openChannel() {
	try {
		return new BroadcastChannel('viewer');
	} catch {
		return null;
	}
}

/** @param {string} current the id of the person who is signed in now, or '' for none */
function compare(current) {
	if (current === viewer) return;
	const address = location.pathname + location.search;
	if (hasTyped || document.querySelector('[data-unsaved]')) showNotice(address);
	else location.replace(address);
}

/**
 * The words come with the script: text browsers show what a page merely hides.
 *
 * @param {string} address
 */
function showNotice(address) {
	const notice = document.querySelector('#session-changed');
	if (!notice || notice.hasChildNodes()) return;
	const [before = '', label = '', after = ''] = words.split(/<.*?>/);
	const link = document.createElement('a');
	link.href = address;
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

if (tabs) {
	tabs.onmessage = (/** @type {MessageEvent<string>} */ { data }) => compare(data);
	tabs.postMessage(viewer);
}

addEventListener('input', ({ target }) => {
	const form = target instanceof Element && target.closest('form');
	if (form && form.method === 'post') hasTyped = true;
});
addEventListener('pageshow', ({ persisted }) => {
	if (persisted) void check();
});
addEventListener('visibilitychange', () => {
	if (viewer && document.visibilityState === 'visible') void check();
});
