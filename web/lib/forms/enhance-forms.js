/**
 * Enhances forms that also work without JavaScript: they respond at once, cannot be sent twice,
 * keep their values when the network fails, and save a draft in this tab. The server renders every
 * response, with and without this script. Forms opt in with these attributes:
 *
 * - `data-enhance`: the author of the draft; empty to keep no draft
 * - `data-failed`: the message when the form could not be sent
 * - `data-unsaved`: on a form that came back with errors, so that no draft replaces its values
 * - `data-busy`, on a button: its label while the form is being sent
 * - `data-detect-zone`, on a select: choose this browser's time zone
 */

/** @typedef {{ form: HTMLFormElement, button: HTMLElement, label: string }} Submission */

/** @param {Element} form */
const isEnhanced = (form) => form instanceof HTMLFormElement && form.matches('[data-enhance]');

/** @param {HTMLFormElement} form */
const draftKey = (form) => `draft ${form.dataset['enhance']} ${location.pathname}`;

/** Deletes the drafts of this page, including those under the name of an earlier session. */
function deleteDrafts() {
	for (const key of Object.keys(sessionStorage)) {
		const isOfThisPage = key.startsWith('draft ') && key.endsWith(` ${location.pathname}`);
		if (isOfThisPage) sessionStorage.removeItem(key);
	}
}

/** @param {HTMLFormElement} form */
const savesDraft = (form) => form.dataset['enhance'] !== '';

/** @param {Submission} submission @param {boolean} isBusy */
function setBusy({ form, button, label }, isBusy) {
	button.ariaDisabled = String(isBusy);
	if (isBusy) button.textContent = button.dataset['busy'] ?? '';
	else button.innerHTML = label;
	showStatus(form, '');
}

/** @param {HTMLFormElement} form @param {string} message an error, or '' for none */
function showStatus(form, message) {
	const status = form.querySelector('[role=status]');
	if (!status) return;
	status.textContent = message;
	status.classList.toggle('bad', message !== '');
}

/** @param {SubmitEvent} event */
async function handleSubmit(event) {
	const form = event.target;
	const button = event.submitter;
	if (!(form instanceof HTMLFormElement) || !isEnhanced(form) || !button) return;
	event.preventDefault();
	if (button.ariaDisabled === 'true') return;
	const submission = { form, button, label: button.innerHTML };
	setBusy(submission, true);
	const response = await send(form);
	if (!response) {
		setBusy(submission, false);
		showStatus(form, form.dataset['failed'] ?? '');
	} else if (response.redirected) {
		deleteDrafts();
		location.assign(response.url);
	} else {
		replaceMain(await response.text());
	}
}

/** @param {HTMLFormElement} form @returns null when the form should be sent again later */
async function send(form) {
	const body = new URLSearchParams();
	for (const [name, value] of new FormData(form)) body.append(name, String(value));
	// Without this header, SvelteKit responds with JSON.
	const headers = { accept: 'text/html' };
	const response = await fetch(form.action, { method: 'POST', body, headers }).catch(() => null);
	return response && response.status < 500 && response.status !== 429 ? response : null;
}

/** @param {string} html a page, whose main element replaces the current one */
function replaceMain(html) {
	const main = new DOMParser().parseFromString(html, 'text/html').querySelector('main');
	const focusedForm = document.activeElement?.closest('form')?.id;
	if (main) document.querySelector('main')?.replaceWith(main);
	const summary = document.querySelector('.summary');
	const button = focusedForm ? document.getElementById(focusedForm)?.querySelector('button') : null;
	const next = summary ?? button;
	if (next instanceof HTMLElement) return next.focus();
	// The response is a different page, so it is read from the start.
	scrollTo(0, 0);
	main?.focus({ preventScroll: true });
}

/** @param {Event} event */
function saveDraft({ target }) {
	const form = target instanceof Element ? target.closest('form') : null;
	if (!form || !isEnhanced(form) || !savesDraft(form)) return;
	const entries = [...new FormData(form)].filter(([, value]) => typeof value === 'string');
	sessionStorage.setItem(draftKey(form), JSON.stringify(entries));
}

/** @param {HTMLFormElement} form */
function restoreDraft(form) {
	/** @type {[string, string][] | null} */
	const entries = JSON.parse(sessionStorage.getItem(draftKey(form)) ?? 'null');
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

/** @param {HTMLFormElement} form */
function detectTimeZone(form) {
	const select = form.querySelector('select[data-detect-zone]');
	const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
	if (!(select instanceof HTMLSelectElement)) return;
	// Browsers and the server may know a zone by different names.
	if (!select.querySelector(`[value="${timeZone}"]`)) select.add(new Option(timeZone, timeZone));
	select.value = timeZone;
}

addEventListener('submit', (event) => void handleSubmit(event));
addEventListener('input', saveDraft);
addEventListener('click', ({ target }) => {
	if (target instanceof Element && target.closest('[data-start-over]')) deleteDrafts();
});
for (const form of document.forms) {
	if (!isEnhanced(form) || !savesDraft(form) || form.dataset['unsaved'] !== undefined) continue;
	detectTimeZone(form);
	restoreDraft(form);
}
