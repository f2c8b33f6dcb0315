/**
 * Turns the map of a list into one that moves. The pins are those that the server drew, as links with
 * their names; the list and they follow when another part is searched.
 *
 * - `data-map`: the map, with the addresses of openMap() and its script in `data-opener`
 * - `data-box`: its box
 * - `data-search-here`, `data-failed`: words
 * - on a pin: `data-longitude`, `data-latitude`, `data-count`, and `data-box` if it leads nearer
 */

/** @typedef {import('maplibre-gl').Map} MapLibre */
/** @typedef {[number, number, number, number]} Box */

const eventsMap = document.querySelector('[data-map]');

/** @param {string} text @returns {Box} */
const toBox = (text) => {
	const [west = 0, south = 0, east = 0, north = 0] = text.split(',').map(Number);
	return [west, south, east < west ? east + 360 : east, north];
};

/** @param {ParentNode} page */
const linksOf = (page) =>
	[...page.querySelectorAll('[data-map] a[data-longitude]')].filter(
		(link) => link instanceof SVGElement
	);

/** @param {SVGElement} link @param {MapLibre} map @returns {HTMLElement} */
function toPin(link, map) {
	const { box, count = '' } = link.dataset;
	const pin = document.createElement(box ? 'button' : 'a');
	pin.className = count ? 'pin many' : 'pin';
	pin.classList.toggle('open', 'open' in link.dataset);
	pin.textContent = count;
	const label = link.getAttribute('aria-label') ?? '';
	pin.setAttribute('aria-label', label);
	pin.title = label;
	if (pin instanceof HTMLAnchorElement) pin.href = link.getAttribute('href') ?? '';
	else {
		pin.addEventListener('click', () => {
			map.once('moveend', () => void search(map));
			map.fitBounds(toBox(box ?? ''), { padding: 20, maxZoom: map.getMaxZoom() });
		});
	}
	return pin;
}

/** @type {import('maplibre-gl').Marker[]} */
let markers = [];
/** @type {typeof import('maplibre-gl') | null} */
let library = null;

/** @param {MapLibre} map @param {ParentNode} page */
function showPins(map, page) {
	for (const marker of markers) marker.remove();
	markers = linksOf(page).flatMap((link) => {
		if (!library) return [];
		const { longitude, latitude, count } = link.dataset;
		const element = toPin(link, map);
		const marker = new library.Marker({ element, anchor: count ? 'center' : 'bottom' });
		return [marker.setLngLat([Number(longitude), Number(latitude)]).addTo(map)];
	});
}

/** The address of a map with another box, in the language of the page. */
const template = eventsMap?.querySelector('.controls a')?.getAttribute('href') ?? '';

/** @param {MapLibre} map @returns {string} */
function addressOf(map) {
	const [[west, south], [east, north]] = map.getBounds().toArray();
	const box = [west, south, Math.min(east, west + 359.9), north];
	const address = new URL(template, location.href);
	address.searchParams.set('bbox', box.map((degrees) => degrees.toFixed(4)).join(','));
	return address.href;
}

/** Shows the list and the pins of what is to be seen. @param {MapLibre} map */
async function search(map) {
	const address = addressOf(map);
	button.disabled = true;
	try {
		const response = await fetch(address);
		if (!response.ok) throw new Error(String(response.status));
		const page = new DOMParser().parseFromString(await response.text(), 'text/html');
		showPins(map, page);
		const found = page.querySelector('[data-found]');
		if (found) document.querySelector('[data-found]')?.replaceWith(found);
		announcement.textContent = page.querySelector('[data-count]')?.textContent ?? '';
		history.replaceState(null, '', address);
		document.dispatchEvent(new Event('events-added'));
		button.hidden = true;
	} catch {
		// The browser opens the page itself, and says what is wrong.
		location.assign(address);
	}
	button.disabled = false;
}

const button = document.createElement('button');
const announcement = document.createElement('p');

/** @param {HTMLElement} element */
async function open(element) {
	const { opener = '', box = '', searchHere = '' } = element.dataset;
	const container = document.createElement('div');
	container.className = 'moving';
	element.append(container);
	try {
		const { openMap } = await import(opener);
		const opened = await openMap(element, container, { bounds: toBox(box) });
		library = opened.library;
		/** @type {MapLibre} */
		const map = opened.map;
		button.type = 'button';
		button.className = 'button slim here';
		button.textContent = searchHere;
		button.hidden = true;
		announcement.className = 'hidden';
		announcement.setAttribute('role', 'status');
		map.once('load', () => {
			for (const still of element.querySelectorAll('.ground, .controls')) still.remove();
			element.classList.add('moves');
			element.append(button, announcement);
			showPins(map, before);
		});
		button.addEventListener('click', () => void search(map));
		map.on('moveend', (event) => {
			if (event.originalEvent) button.hidden = false;
		});
	} catch {
		// Without WebGL the map that the server drew stays.
		container.remove();
		const note = Object.assign(document.createElement('p'), { className: 'small' });
		note.textContent = element.dataset['failed'] ?? '';
		element.after(note);
	}
}

/** The pins as the server drew them. */
const before = document.createElement('div');

if (eventsMap instanceof HTMLElement) {
	before.append(eventsMap.cloneNode(true));
	void open(eventsMap);
}
