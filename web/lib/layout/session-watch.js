/**
 * Signing in or out in one tab shows in the others: each page says whose it is, and one that hears
 * of somebody else loads itself again, or says so where that would lose what somebody has typed.
 */
const viewer = document.querySelector('script[data-viewer]')?.getAttribute('data-viewer') ?? '';
const tabs = new BroadcastChannel('viewer');
let hasTyped = false;

/** @param {string} other who is signed in according to somebody else, '' for nobody */
function compare(other) {
	if (other === viewer) return;
	const notice = document.querySelector('#session-changed');
	const isUnsaved = hasTyped || document.querySelector('[data-unsaved]');
	if (isUnsaved) notice?.removeAttribute('hidden');
	else location.replace(location.pathname + location.search);
}

/** Asks who is signed in. An answer that does not tell changes nothing. */
async function ask() {
	const answer = await fetch('/api/auth/me').catch(() => null);
	if (answer?.ok) compare((await answer.json()).id);
	else if (answer?.status === 401) compare('');
}

tabs.onmessage = (/** @type {MessageEvent<string>} */ { data }) => compare(data);
tabs.postMessage(viewer);

addEventListener('input', ({ target }) => {
	const form = target instanceof Element && target.closest('form');
	if (form && form.method === 'post') hasTyped = true;
});
addEventListener('submit', () => (hasTyped = false));
addEventListener('pageshow', ({ persisted }) => {
	if (persisted) void ask();
});
addEventListener('visibilitychange', () => {
	if (viewer && document.visibilityState === 'visible') void ask();
});
