/**
 * Detects in one tab that the person has signed in or out in another. Every page tells the other
 * tabs who is signed in. A page of another person reloads, or shows a notice when reloading would
 * lose what was typed.
 */
const viewer = document.querySelector('script[data-viewer]')?.getAttribute('data-viewer') ?? '';
const tabs = new BroadcastChannel('viewer');
let hasTyped = false;

/** @param {string} current the id of the person who is signed in now, or '' for none */
function compare(current) {
	if (current === viewer) return;
	const notice = document.querySelector('#session-changed');
	const isUnsaved = hasTyped || document.querySelector('[data-unsaved]');
	if (isUnsaved) notice?.removeAttribute('hidden');
	else location.replace(location.pathname + location.search);
}

/** Asks the server who is signed in. Any other response changes nothing. */
async function check() {
	const response = await fetch('/api/auth/me').catch(() => null);
	if (response?.ok) compare((await response.json()).id);
	else if (response?.status === 401) compare('');
}

// Facebook adds #_=_ to its redirects. Ours can empty a fragment, and only a script can remove it.
if (location.hash === '#_=_' || location.href.endsWith('#')) {
	history.replaceState(history.state, '', location.pathname + location.search);
}

tabs.onmessage = (/** @type {MessageEvent<string>} */ { data }) => compare(data);
tabs.postMessage(viewer);

addEventListener('input', ({ target }) => {
	const form = target instanceof Element && target.closest('form');
	if (form && form.method === 'post') hasTyped = true;
});
addEventListener('submit', () => (hasTyped = false));
addEventListener('pageshow', ({ persisted }) => {
	if (persisted) void check();
});
addEventListener('visibilitychange', () => {
	if (viewer && document.visibilityState === 'visible') void check();
});
