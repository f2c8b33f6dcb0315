/** Opens the device's share sheet, or copies the link on devices without one. */
const button = document.querySelector('[data-share]');

/** @param {HTMLElement} button */
async function share(button) {
	const url = location.origin + location.pathname;
	const hasShareSheet = 'share' in navigator;
	if (hasShareSheet) {
		// Rejects when the sheet is closed without sharing, which is no error.
		await navigator.share({ title: document.title, url }).catch(() => undefined);
		return;
	}
	const { copied = '', copyFailed = '' } = button.dataset;
	button.textContent = await navigator.clipboard.writeText(url).then(
		() => copied,
		() => copyFailed
	);
}

if (button instanceof HTMLElement && isSecureContext) {
	button.removeAttribute('hidden');
	button.addEventListener('click', () => void share(button));
}
