/** Adds a button that opens the device's share sheet, or copies the link on devices without one. */
const section = document.querySelector('[data-share]');

/** @param {HTMLElement} button @param {DOMStringMap} texts */
async function share(button, { copied = '', copyFailed = '' }) {
	const url = location.origin + location.pathname;
	try {
		return await navigator.share({ title: document.title, url });
	} catch (error) {
		// Closing the sheet is no error. Some apps have one that always fails.
		if (error instanceof DOMException && error.name === 'AbortError') return;
	}
	try {
		await navigator.clipboard.writeText(url);
		button.textContent = copied;
	} catch {
		button.textContent = copyFailed;
	}
}

if (section instanceof HTMLElement && isSecureContext) {
	const button = document.createElement('button');
	button.type = 'button';
	button.className = 'button quiet slim';
	button.textContent = section.dataset['share'] ?? '';
	button.addEventListener('click', () => void share(button, section.dataset));
	section.prepend(button);
}
