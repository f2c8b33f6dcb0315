/**
 * Enhances forms that also work without JavaScript: they respond at once, cannot be sent twice,
 * keep their values when the network fails, and save a draft in this tab. The server renders every
 * response, with and without this script. Forms opt in with these attributes:
 *
 * - `data-enhance`: the author of the draft; empty to keep no draft
 * - `data-failed`: the message when the form could not be sent
 * - `data-unsaved`: on a form that came back with errors, so that no draft replaces its values
 * - `data-busy`, on a button: its label while the form is being sent
 * - `data-detect-zone`, on an input: this browser's time zone becomes its value
 *
 * Nothing that a browser offers is taken for granted: storage may be missing, `fetch` may throw, and
 * something other than this site may answer. What fails leaves a form that can be sent.
 */

/** @typedef {{ form: HTMLFormElement, button: HTMLElement, label: string }} Submission */

/** What is being sent. @type {Set<Submission>} */
const busy = new Set();

/**
 * Forms whose request was answered by something else, such as a captive portal, or not at all. The
 * browser sends them itself the next time, and shows what it gets. @type {WeakSet<HTMLFormElement>}
 */
const unreachable = new WeakSet();

/** @param {EventTarget | null} form @returns {form is HTMLFormElement} */
const isEnhanced = (form) => form instanceof HTMLFormElement && form.matches('[data-enhance]');

/** @param {HTMLFormElement} form */
const savesDraft = (form) => form.dataset['enhance'] !== '';

/** @param {HTMLFormElement} form */
const draftKey = (form) => `draft ${form.dataset['enhance']} ${location.pathname}`;

/** Runs what needs the tab's storage: it may be missing, forbidden or full. @param {() => void} use */
function withStorage(use) {
	try {
		use();
	} catch {
		// The form works without drafts.
	}
}

/** Deletes the drafts of this page, including those under the name of an earlier session. */
const deleteDrafts = () =>
	withStorage(() => {
		for (const key of Object.keys(sessionStorage)) {
			const isOfThisPage = key.startsWith('draft ') && key.endsWith(` ${location.pathname}`);
			if (isOfThisPage) sessionStorage.removeItem(key);
		}
	});

/**
 * A duplicated tab copies the draft, and must not take over the id of this form. Once it was sent,
 * the id stays with it: if no answer arrives, sending it again after a reload creates nothing new.
 *
 * @param {HTMLFormElement} form @param {boolean} isSent
 */
const saveDraft = (form, isSent) =>
	withStorage(() => {
		if (!savesDraft(form)) return;
		const entries = [...new FormData(form)].filter(
			([name, value]) => typeof value === 'string' && (isSent || name !== 'submission_id')
		);
		sessionStorage.setItem(draftKey(form), JSON.stringify(entries));
	});

/** @param {HTMLFormElement} form */
const restoreDraft = (form) =>
	withStorage(() => {
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
		tellRestored();
	});

/** The words are no content before: browsers that know neither scripts nor `hidden` show that. */
function tellRestored() {
	const notice = document.querySelector('[data-restored]');
	if (!(notice instanceof HTMLElement)) return;
	const [before = '', words = '', after = ''] = (notice.dataset['restored'] ?? '').split(/<.*?>/);
	const link = document.createElement('a');
	link.href = location.pathname;
	link.textContent = words;
	link.addEventListener('click', deleteDrafts);
	notice.querySelector('p')?.replaceChildren(before, link, after);
	notice.hidden = false;
}

/**
 * @param {Element} element
 * @returns {element is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement}
 */
const isControl = (element) => element.matches('input, select, textarea');

/** @param {Submission} submission @param {boolean} isBusy */
function setBusy(submission, isBusy) {
	const { form, button, label } = submission;
	button.setAttribute('aria-disabled', String(isBusy));
	if (isBusy) button.textContent = button.dataset['busy'] ?? '';
	else button.innerHTML = label;
	busy[isBusy ? 'add' : 'delete'](submission);
	showStatus(form, '');
}

/** @param {HTMLFormElement} form @param {string} message an error, or '' for none */
function showStatus(form, message) {
	const status = form.querySelector(':scope > [role=status]');
	if (!status) return;
	status.textContent = message;
	status.classList.toggle('bad', message !== '');
}

/** @param {SubmitEvent} event */
function handleSubmit(event) {
	const { target: form, submitter } = event;
	if (!isEnhanced(form) || !(submitter instanceof HTMLButtonElement)) return;
	// Pressing Enter uses the first button, which may be there only for that.
	const button = (submitter.hidden && form.querySelector('.row:last-child button')) || submitter;
	if (!(button instanceof HTMLElement)) return;
	// The browser keeps what it sends, and its error page can send it again.
	if (unreachable.has(form)) return deleteDrafts();
	event.preventDefault();
	if (button.getAttribute('aria-disabled') === 'true') return;
	const submission = { form, button, label: button.innerHTML };
	setBusy(submission, true);
	saveDraft(form, true);
	let response;
	try {
		response = send(form, submitter);
	} catch {
		deleteDrafts();
		return form.submit();
	}
	void finish(submission, response);
}

/** @param {HTMLFormElement} form @param {HTMLButtonElement} button */
function send(form, button) {
	const body = new URLSearchParams();
	if (button.name) body.append(button.name, button.value);
	for (const [name, value] of new FormData(form)) body.append(name, String(value));
	// Without `accept`, SvelteKit responds with JSON. web/hooks.server.ts answers the other one.
	const headers = { accept: 'text/html', 'x-enhanced-form': '1' };
	return fetch(form.action, { method: 'POST', body, headers });
}

/** @param {Submission} submission @param {Promise<Response>} sent */
async function finish(submission, sent) {
	const { form } = submission;
	let message;
	try {
		const response = await sent;
		const next = response.headers.get('x-location');
		if (next) {
			deleteDrafts();
			return location.assign(next);
		}
		message = show(form, response, await response.text());
	} catch {
		if (navigator.onLine !== false) unreachable.add(form);
	}
	setBusy(submission, false);
	showStatus(form, message ?? form.dataset['failed'] ?? '');
}

/**
 * Shows the page that a form was answered with, unless what was typed would be lost with it.
 *
 * @param {HTMLFormElement} form @param {Response} response @param {string} html
 * @returns the message to show at the form instead; undefined without a particular one
 */
function show(form, response, html) {
	const page = new DOMParser().parseFromString(html, 'text/html');
	const main = page.querySelector('main');
	// Every response of the site has a request id, and each page a main element.
	if (!main || !response.headers.has('x-request-id')) {
		unreachable.add(form);
		return undefined;
	}
	const isTemporary = response.status >= 500 || response.status === 429;
	const isLost = savesDraft(form) && !main.querySelector('form[data-enhance]');
	// The message of a form that came back, or of an error page.
	const reason = main.querySelector('.summary p + p, .lead')?.textContent?.trim();
	if (isTemporary || (isLost && reason)) return reason;
	document.title = page.title;
	replaceMain(main);
	return '';
}

/** @param {HTMLElement} main replaces the current one */
function replaceMain(main) {
	const focusedForm = document.activeElement?.closest('form')?.id;
	document.querySelector('main')?.replaceWith(main);
	for (const form of main.querySelectorAll('form')) if (isEnhanced(form)) saveDraft(form, false);
	const summary = document.querySelector('.summary, [data-found]');
	const button = focusedForm ? document.getElementById(focusedForm)?.querySelector('button') : null;
	const next = summary ?? button;
	if (next instanceof HTMLElement) return next.focus();
	// The response is a different page, so it is read from the start.
	scrollTo(0, 0);
	main.focus({ preventScroll: true });
}

/** @param {HTMLFormElement} form */
function detectTimeZone(form) {
	const input = form.querySelector('[data-detect-zone]');
	const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
	if (input instanceof HTMLInputElement && timeZone) input.value = timeZone;
}

addEventListener('submit', handleSubmit);
addEventListener('input', ({ target }) => {
	const form = target instanceof Element ? target.closest('form') : null;
	if (isEnhanced(form)) saveDraft(form, false);
});
// Going back may show the page as it was left: with a button that says that it is sending.
addEventListener('pageshow', () => {
	for (const submission of [...busy]) setBusy(submission, false);
});
for (const form of document.forms) {
	if (!isEnhanced(form) || !savesDraft(form) || form.dataset['unsaved'] !== undefined) continue;
	detectTimeZone(form);
	restoreDraft(form);
}
