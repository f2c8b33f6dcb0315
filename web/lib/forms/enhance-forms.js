/**
 * Forms that work without a script, made better by one: they answer at once, are not sent twice,
 * lose nothing when the network fails, and keep a draft in this tab. The server renders every
 * answer, so that both ways are the same.
 */

/** @typedef {{ form: HTMLFormElement, button: HTMLElement, before: string }} Sent */

/** @param {Element} form */
const isBetter = (form) => form instanceof HTMLFormElement && form.matches('[data-better]');

/** @param {HTMLFormElement} form names its draft: the person who types, and the page */
const draftName = (form) => `draft ${form.dataset['better']} ${location.pathname}`;

/** Forgets what was typed on this page, also under the name of a session that has ended since. */
function forget() {
	for (const name of Object.keys(sessionStorage)) {
		const isHere = name.startsWith('draft ') && name.endsWith(` ${location.pathname}`);
		if (isHere) sessionStorage.removeItem(name);
	}
}

/** @param {HTMLFormElement} form */
const keepsDraft = (form) => form.dataset['better'] !== '';

/** @param {Sent} sent @param {boolean} isBusy */
function show({ form, button, before }, isBusy) {
	const busy = button.dataset['busy'] ?? '';
	button.ariaDisabled = String(isBusy);
	button.textContent = isBusy ? busy : '';
	if (!isBusy) button.innerHTML = before;
	say(form, '');
}

/** @param {HTMLFormElement} form @param {string} sentence of what went wrong, '' for nothing */
function say(form, sentence) {
	const place = form.querySelector('[role=status]');
	if (!place) return;
	place.textContent = sentence;
	place.classList.toggle('bad', sentence !== '');
}

/** @param {SubmitEvent} event */
async function send(event) {
	const form = event.target;
	const button = event.submitter;
	if (!(form instanceof HTMLFormElement) || !isBetter(form) || !button) return;
	event.preventDefault();
	if (button.ariaDisabled === 'true') return;
	const sent = { form, button, before: button.innerHTML };
	show(sent, true);
	const answer = await ask(form);
	if (!answer) {
		show(sent, false);
		say(form, 'That did not reach us, and nothing is lost. Please try again in a moment.');
	} else if (answer.redirected) {
		forget();
		location.assign(answer.url);
	} else {
		put(await answer.text());
	}
}

/** @param {HTMLFormElement} form @returns the page that answers; null when none came */
async function ask(form) {
	const body = new URLSearchParams();
	for (const [name, value] of new FormData(form)) body.append(name, String(value));
	// SvelteKit answers with JSON unless a page is asked for.
	const headers = { accept: 'text/html' };
	const answer = await fetch(form.action, { method: 'POST', body, headers }).catch(() => null);
	return answer && answer.status < 500 && answer.status !== 429 ? answer : null;
}

/** @param {string} html of a page, whose middle replaces this one's */
function put(html) {
	const main = new DOMParser().parseFromString(html, 'text/html').querySelector('main');
	const focused = document.activeElement?.closest('form')?.id;
	if (main) document.querySelector('main')?.replaceWith(main);
	const summary = document.querySelector('.summary');
	const button = focused ? document.getElementById(focused)?.querySelector('button') : null;
	const next = summary ?? button;
	if (next instanceof HTMLElement) return next.focus();
	// Another page than the one that was sent from: it is read from its beginning.
	scrollTo(0, 0);
	main?.focus({ preventScroll: true });
}

/** @param {Event} event */
function keep({ target }) {
	const form = target instanceof Element ? target.closest('form') : null;
	if (!form || !isBetter(form) || !keepsDraft(form)) return;
	const entries = [...new FormData(form)].filter(([, value]) => typeof value === 'string');
	sessionStorage.setItem(draftName(form), JSON.stringify(entries));
}

/** @param {HTMLFormElement} form */
function restore(form) {
	/** @type {[string, string][] | null} */
	const entries = JSON.parse(sessionStorage.getItem(draftName(form)) ?? 'null');
	if (!entries) return;
	for (const control of form.elements) {
		if (!isControl(control)) continue;
		const values = entries.filter(([name]) => name === control.name).map(([, value]) => value);
		if (control.type === 'checkbox' && 'checked' in control) {
			control.checked = values.includes(control.value);
		} else if (values[0] !== undefined) {
			control.value = values[0];
		}
	}
	document.querySelector('[data-restored]')?.removeAttribute('hidden');
}

/**
 * @param {Element} element
 * @returns {element is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement}
 */
const isControl = (element) => element.matches('input, select, textarea');

/** Puts the clock of this browser in the place of a guess. @param {HTMLFormElement} form */
function setTimeZone(form) {
	const zones = form.querySelector('select[data-here]');
	const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
	if (!(zones instanceof HTMLSelectElement)) return;
	// Browsers know some places by another of their names than the server does.
	if (!zones.querySelector(`[value="${timeZone}"]`)) zones.add(new Option(timeZone, timeZone));
	zones.value = timeZone;
}

addEventListener('submit', (event) => void send(event));
addEventListener('input', keep);
addEventListener('click', ({ target }) => {
	if (target instanceof Element && target.closest('[data-start-over]')) forget();
});
for (const form of document.forms) {
	if (!isBetter(form) || !keepsDraft(form) || form.dataset['unsaved'] !== undefined) continue;
	setTimeZone(form);
	restore(form);
}
