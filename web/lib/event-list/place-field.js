/**
 * Offers the place where somebody is, and loads the suggestions of towns when they are about to type.
 *
 * - `data-here`, on an input: the label of the button; `data-refused`: when there is no place
 * - `data-suggest`: the script with the suggestions
 */

/** @param {HTMLInputElement} input */
function offerOwnPlace(input) {
	const { here, refused } = input.dataset;
	if (!here || !navigator.geolocation) return;
	const button = document.createElement('button');
	button.type = 'button';
	button.className = 'here';
	button.textContent = here;
	button.addEventListener('click', () => {
		button.disabled = true;
		navigator.geolocation.getCurrentPosition(
			({ coords: { latitude, longitude } }) => {
				const form = new FormData(input.form ?? undefined);
				const query = new URLSearchParams();
				for (const [name, value] of form)
					if (value && name !== 'in') query.set(name, String(value));
				// To about a hundred metres.
				query.set('near', `${latitude.toFixed(3)},${longitude.toFixed(3)}`);
				query.set('radius', '25');
				location.assign(`${input.form?.action ?? '/'}?${query}`);
			},
			() => {
				button.textContent = refused ?? here;
			},
			{ timeout: 15_000, maximumAge: 600_000 }
		);
	});
	input.after(button);
}

for (const input of document.querySelectorAll('input[data-suggest]')) {
	if (!(input instanceof HTMLInputElement)) continue;
	const { suggest = '' } = input.dataset;
	input.addEventListener('focus', () => void import(suggest), { once: true });
	offerOwnPlace(input);
}
