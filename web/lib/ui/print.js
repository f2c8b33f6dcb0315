/** Adds a button that prints the page. */
const place = document.querySelector('[data-print]');

if (place instanceof HTMLElement) {
	const button = document.createElement('button');
	button.type = 'button';
	button.className = 'button slim';
	button.textContent = place.dataset['print'] ?? '';
	button.addEventListener('click', () => print());
	place.prepend(button);
}
