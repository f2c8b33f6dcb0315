/** Shares with the device's own sheet, or copies the link where there is none. */
const button = document.querySelector('[data-share]');

async function share() {
	const url = location.origin + location.pathname;
	const hasSheet = 'share' in navigator;
	// Closing the sheet is no failure.
	if (hasSheet) return navigator.share({ title: document.title, url }).catch(() => undefined);
	await navigator.clipboard.writeText(url);
	if (button) button.textContent = 'Link copied';
}

if (button && isSecureContext) {
	button.removeAttribute('hidden');
	button.addEventListener('click', () => void share());
}
