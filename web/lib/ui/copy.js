/** Adds a button to each `data-copy` that copies the address of the link in it. */

/** @param {HTMLElement} button @param {string} address @param {DOMStringMap} texts */
async function copy(button, address, { copied = '', copyFailed = '' }) {
	try {
		await navigator.clipboard.writeText(address);
		button.textContent = copied;
	} catch {
		button.textContent = copyFailed;
	}
}

for (const place of document.querySelectorAll('[data-copy]')) {
	const link = place.querySelector('a');
	if (!(place instanceof HTMLElement) || !link || !isSecureContext) continue;
	const button = document.createElement('button');
	button.type = 'button';
	button.className = 'button quiet slim screen-only';
	button.textContent = place.dataset['copy'] ?? '';
	button.addEventListener('click', () => void copy(button, link.href, place.dataset));
	place.append(button);
}
