/**
 * Lets somebody set the place of an event on a map: by dragging the pin, by a click, or by moving the
 * map with the keyboard and putting the pin in its middle.
 *
 * - `data-pin-field`: where the map goes, with the addresses of openMap() and its script in
 *   `data-opener`
 * - `data-set`, `data-middle`: labels of the buttons; `data-pin`: the name of the pin; `data-failed`:
 *   what to say without WebGL
 */

/** Degrees to five decimals: about a metre. @param {number} degrees */
const toText = (degrees) => degrees.toFixed(5);

/** @param {HTMLElement} element @param {string} name */
function inputOf(element, name) {
	const input = element.closest('form')?.elements.namedItem(name);
	return input instanceof HTMLInputElement ? input : null;
}

/** @param {string | undefined} label */
function createButton(label) {
	const button = document.createElement('button');
	button.type = 'button';
	button.className = 'button quiet slim';
	button.textContent = label ?? '';
	return button;
}

/** @param {HTMLElement} element @returns {[number, number] | null} longitude and latitude */
function placeOf(element) {
	const [longitude, latitude] = ['longitude', 'latitude'].map((name) =>
		Number((inputOf(element, name)?.value || 'none').replace(',', '.'))
	);
	const isPlace =
		longitude !== undefined &&
		latitude !== undefined &&
		Math.abs(longitude) <= 180 &&
		Math.abs(latitude) <= 90;
	return isPlace ? [longitude, latitude] : null;
}

/** @param {HTMLElement} element */
async function open(element) {
	const { opener = '', middle, pin = '', failed = '' } = element.dataset;
	const container = document.createElement('div');
	container.className = 'pin-map';
	element.prepend(container);
	try {
		const { openMap } = await import(opener);
		const start = placeOf(element);
		const { map, library } = await openMap(element, container, {
			center: start ?? [10, 30],
			zoom: start ? 11 : 1
		});
		const marker = new library.Marker({ draggable: true, color: '#e8482c' });
		marker.getElement().setAttribute('aria-label', pin);
		/** @param {{ lng: number; lat: number }} place */
		const put = (place) => {
			marker.setLngLat(place).addTo(map);
			const { lng, lat } = marker.getLngLat().wrap();
			for (const [name, value] of Object.entries({ longitude: lng, latitude: lat })) {
				const input = inputOf(element, name);
				if (!input) continue;
				input.value = toText(value);
				input.dispatchEvent(new Event('input', { bubbles: true }));
			}
		};
		if (start) marker.setLngLat(start).addTo(map);
		marker.on('dragend', () => put(marker.getLngLat()));
		map.on('click', (/** @type {{ lngLat: { lng: number; lat: number } }} */ { lngLat }) =>
			put(lngLat)
		);
		const button = createButton(middle);
		button.addEventListener('click', () => put(map.getCenter()));
		element.append(button);
		for (const name of ['longitude', 'latitude']) {
			inputOf(element, name)?.addEventListener('change', () => {
				const place = placeOf(element);
				if (!place) return;
				marker.setLngLat(place).addTo(map);
				map.jumpTo({ center: place, zoom: Math.max(map.getZoom(), 11) });
			});
		}
	} catch {
		container.textContent = failed;
		container.className = 'small';
	}
}

for (const element of document.querySelectorAll('[data-pin-field]')) {
	if (!(element instanceof HTMLElement)) continue;
	const button = createButton(element.dataset['set']);
	button.addEventListener('click', () => {
		button.remove();
		void open(element);
	});
	element.append(button);
}
