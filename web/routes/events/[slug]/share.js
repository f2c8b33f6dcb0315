/** Shares with the device's own sheet, or copies the link where there is none. */
const button = document.querySelector('[data-share]');

async function share() {
	const url = location.origin + location.pathname;
	const hasSheet = 'share' in navigator;
	// Closing the sheet is no failure.
	if (hasSheet) return navigator.share({ title: document.title, url }).catch(() => undefined);
	const isCopied = await navigator.clipboard.writeText(url).then(
		() => true,
		() => false
	);
	if (button) button.textContent = isCopied ? 'Link copied' : 'Please copy the address above';
}

if (button && isSecureContext) {
	button.removeAttribute('hidden');
	button.addEventListener('click', () => void share());
}
